package dev.signet.usergrant;

import dev.signet.access.Reach;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.projectgrant.GrantableRoles;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes user grants.
 *
 * <p>Every method returns the state after the change and fails with a {@link UserGrantError}, which is NOT_FOUND for a
 * grant that the caller does not reach. User, project and project grant are kept from being removed while a grant that
 * refers to them is written, so that no grant outlives them.
 */
@Singleton
public final class UserGrantCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final UserQueries users;
    private final GrantableRoles roles;

    UserGrantCommands(Aggregates aggregates, Ids ids, UserQueries users, GrantableRoles roles) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.users = users;
        this.roles = roles;
    }

    /**
     * Grants roles of a project to a user, who may belong to any organization. Fails with NOT_FOUND if there is no such
     * user, project or project grant, and with ALREADY_EXISTS if the user has a grant of the same project by the same
     * organization. The id of the grant is the id of the returned stream.
     */
    public Loaded<UserGrant> add(NewUserGrant wanted, Reach reach, Actor actor) {
        return aggregates.inTransaction(transaction -> addIn(transaction, wanted, reach, actor));
    }

    /** Does the same as {@link #add} as part of a transaction. */
    public Loaded<UserGrant> addIn(Sql transaction, NewUserGrant wanted, Reach reach, Actor actor) {
        users.hold(transaction, UserRef.anywhere(wanted.userId()));
        GrantableRoles.Grantable grantable =
                roles.hold(transaction, wanted.orgId(), wanted.projectId(), wanted.projectGrantId());
        String grantId = ids.next();
        return aggregates.createIn(
                transaction,
                UserGrantDecider.TYPE,
                grantId,
                wanted.orgId(),
                new UserGrantDecider.Addressed(
                        new UserGrantRef(wanted.orgId(), wanted.userId(), grantId, reach),
                        new UserGrantCommand.Add(wanted, grantable.projectOrgId(), grantable.roleKeys())),
                actor);
    }

    /** Replaces the roles of an active grant; refused if nothing would change. */
    public Loaded<UserGrant> changeRoles(UserGrantRef ref, List<String> roleKeys, Actor actor) {
        UserGrant before = aggregates.load(UserGrantDecider.TYPE, ref.grantId()).state();
        if (before.state() == null || !ref.admits(before)) {
            throw UserGrantError.NOT_FOUND.exception();
        }
        return aggregates.inTransaction(transaction -> {
            // user and project of a grant never change, so they can be read before the stream is locked; the project
            // must be locked before the stream, which is also the order when a role of the project is removed
            GrantableRoles.Grantable grantable =
                    roles.hold(transaction, ref.orgId(), before.projectId(), before.projectGrantId());
            return handleIn(transaction, ref, new UserGrantCommand.ChangeRoles(roleKeys, grantable.roleKeys()), actor);
        });
    }

    /** Deactivates an active grant, which then gives no access. */
    public Loaded<UserGrant> deactivate(UserGrantRef ref, Actor actor) {
        return handle(ref, new UserGrantCommand.Deactivate(), actor);
    }

    /** Activates an inactive grant again. */
    public Loaded<UserGrant> reactivate(UserGrantRef ref, Actor actor) {
        return handle(ref, new UserGrantCommand.Reactivate(), actor);
    }

    /** Removes a grant. */
    public Loaded<UserGrant> remove(UserGrantRef ref, Actor actor) {
        return handle(ref, new UserGrantCommand.Remove(), actor);
    }

    /** Removes all of these grants, of whichever users, or none. */
    public void removeAll(String orgId, List<String> grantIds, Reach reach, Actor actor) {
        Set<String> distinct = new LinkedHashSet<>(grantIds.stream().sorted().toList());
        aggregates.inTransaction(transaction -> {
            distinct.forEach(grantId -> handleIn(
                    transaction, new UserGrantRef(orgId, "", grantId, reach), new UserGrantCommand.Remove(), actor));
            return distinct.size();
        });
    }

    /** Carries out a command on a grant because something that it depends on has changed. */
    void followIn(Sql transaction, String orgId, String grantId, UserGrantCommand command, Actor actor) {
        handleIn(transaction, new UserGrantRef(orgId, "", grantId, new Reach.Everything()), command, actor);
    }

    private Loaded<UserGrant> handle(UserGrantRef ref, UserGrantCommand command, Actor actor) {
        return aggregates.handle(
                UserGrantDecider.TYPE, ref.grantId(), ref.orgId(), new UserGrantDecider.Addressed(ref, command), actor);
    }

    private Loaded<UserGrant> handleIn(Sql transaction, UserGrantRef ref, UserGrantCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction,
                UserGrantDecider.TYPE,
                ref.grantId(),
                ref.orgId(),
                new UserGrantDecider.Addressed(ref, command),
                actor);
    }
}
