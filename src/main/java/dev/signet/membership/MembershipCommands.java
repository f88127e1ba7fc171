package dev.signet.membership;

import dev.signet.access.InstanceOwners;
import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.access.Roles;
import dev.signet.access.Target;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgQueries;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes memberships.
 *
 * <p>Nobody gives or takes roles beyond their own permissions, see {@link Permissions#givable}. The permissions are those
 * that the actor has when the change is made, and changes in one organization are made one after another: of two
 * administrators who remove each other at the same moment, one stays.
 */
@Singleton
public final class MembershipCommands {
    private final Aggregates aggregates;
    private final Roles roles;
    private final Permissions permissions;
    private final InstanceOwners owners;
    private final MembershipQueries memberships;
    private final UserQueries users;
    private final OrgQueries orgs;
    private final ProjectQueries projects;
    private final ProjectGrantQueries projectGrants;

    MembershipCommands(
            Aggregates aggregates,
            Roles roles,
            Permissions permissions,
            InstanceOwners owners,
            MembershipQueries memberships,
            UserQueries users,
            OrgQueries orgs,
            ProjectQueries projects,
            ProjectGrantQueries projectGrants) {
        this.aggregates = aggregates;
        this.roles = roles;
        this.permissions = permissions;
        this.owners = owners;
        this.memberships = memberships;
        this.users = users;
        this.orgs = orgs;
        this.projects = projects;
        this.projectGrants = projectGrants;
    }

    /**
     * Makes a user of any organization a member. Fails with NOT_FOUND if there is no such user or target, with
     * ALREADY_EXISTS if the user is a member, and with PERMISSION_DENIED if the actor may not give the roles.
     */
    public Loaded<Member> add(MembershipRef ref, List<String> wanted, Actor actor) {
        requireKnown(MembershipLevel.of(ref.target()), wanted);
        return aggregates.inTransaction(transaction -> {
            users.hold(transaction, UserRef.anywhere(ref.userId()));
            hold(transaction, ref.target());
            MembershipCommand add = new MembershipCommand.Add(ref.target(), ref.userId(), wanted);
            return handleIn(transaction, ref, add, givable(transaction, ref.target(), actor), actor);
        });
    }

    /**
     * Replaces the roles of a member. Fails with PERMISSION_DENIED if the actor may not give the roles that the member
     * has or gets, and with {@link dev.signet.access.AccessError#LAST_OWNER} if no instance owner who is able to sign in
     * would remain.
     */
    public Loaded<Member> change(MembershipRef ref, List<String> wanted, Actor actor) {
        requireKnown(MembershipLevel.of(ref.target()), wanted);
        return guarded(ref, new MembershipCommand.Change(wanted), actor);
    }

    /** Ends a membership. Fails like {@link #change}. */
    public Loaded<Member> remove(MembershipRef ref, Actor actor) {
        return guarded(ref, new MembershipCommand.Remove(), actor);
    }

    /**
     * Makes a user a member as part of a transaction in which the actor creates the target or the server acts. The
     * actor's own permissions do not matter.
     */
    public Loaded<Member> addIn(Sql transaction, MembershipRef ref, List<String> wanted, Actor actor) {
        requireKnown(MembershipLevel.of(ref.target()), wanted);
        MembershipCommand add = new MembershipCommand.Add(ref.target(), ref.userId(), wanted);
        return handleIn(transaction, ref, add, null, actor);
    }

    /**
     * Ends a membership because its user or its target is removed, whatever permissions the actor has. Refused if no
     * instance owner who is able to sign in would remain, see {@link InstanceOwners}.
     */
    Loaded<Member> endIn(Sql transaction, MembershipRef ref, Actor actor) {
        return owners.keepingOne(
                transaction,
                ref.userId(),
                () -> handleIn(transaction, ref, new MembershipCommand.Remove(), null, actor));
    }

    private Loaded<Member> guarded(MembershipRef ref, MembershipCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            Set<String> givable = givable(transaction, ref.target(), actor);
            return owners.keepingOne(
                    transaction, ref.userId(), () -> handleIn(transaction, ref, command, givable, actor));
        });
    }

    private Loaded<Member> handleIn(
            Sql transaction, MembershipRef ref, MembershipCommand command, @Nullable Set<String> givable, Actor actor) {
        return aggregates.handleIn(
                transaction,
                MembershipDecider.TYPE,
                ref.streamId(),
                ref.target().owner(),
                new MembershipDecider.Ordered(command, givable),
                actor);
    }

    /** Keeps the target from being removed until the transaction ends. */
    private void hold(Sql transaction, Target target) {
        switch (target) {
            case Target.Instance _ -> {
                // the instance stays
            }
            case Target.Organization org -> orgs.hold(transaction, org.owner());
            case Target.Project project ->
                projects.hold(transaction, new ProjectRef(project.owner(), project.projectId()));
            case Target.ProjectGrant grant -> projectGrants.hold(transaction, grant.grantId());
        }
    }

    /**
     * The roles that the actor may give on the target; null for all. Other changes of memberships in the same
     * organization wait until the transaction ends, so that the actor keeps their own membership until then.
     */
    private @Nullable Set<String> givable(Sql transaction, Target target, Actor actor) {
        if (actor.id().equals(Actor.SYSTEM_ID)) {
            return null;
        }
        AdvisoryLock.hold(transaction, "members of " + target.owner());
        List<Membership> own = memberships.of(transaction, actor.id());
        MembershipLevel level = MembershipLevel.of(target);
        List<String> candidates = roles.names().stream().filter(level::has).toList();
        return Stream.concat(Stream.of(target), granted(transaction, target).stream())
                .flatMap(each -> permissions.givable(own, each, candidates).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The project of a project grant in the organization that owns it, whose managers manage the members of the project
     * grant too; empty for other targets.
     */
    private Optional<Target> granted(Sql transaction, Target target) {
        return target instanceof Target.ProjectGrant grant
                ? Optional.of(new Target.Project(
                        projectGrants.ownerOf(transaction, grant.owner(), grant.projectId(), grant.grantId()),
                        grant.projectId()))
                : Optional.empty();
    }

    private void requireKnown(MembershipLevel level, List<String> wanted) {
        for (String role : wanted) {
            if (!roles.exists(role) || !level.has(role)) {
                throw MembershipError.unknownRole(role).exception();
            }
        }
    }
}
