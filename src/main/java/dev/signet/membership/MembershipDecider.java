package dev.signet.membership;

import dev.signet.access.RoleLists;
import dev.signet.access.Target;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of a membership as pure functions. {@link MembershipCommands} has already checked that the roles exist. */
final class MembershipDecider {
    static final AggregateType<Ordered, MembershipEvent, Member> TYPE = new AggregateType<>(
            "membership",
            MembershipEvent.class,
            Member.NONE,
            MembershipDecider::decide,
            MembershipDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Member.class, 1));

    private MembershipDecider() {}

    /**
     * A command and what its actor may do.
     *
     * @param givable the roles that the actor may give and take on the target; null for all, if the membership follows
     * from something that the actor was allowed to do
     */
    record Ordered(MembershipCommand command, @Nullable Set<String> givable) {

        void require(Collection<String> roles) {
            if (givable != null && !givable.containsAll(roles)) {
                throw MembershipError.OUT_OF_REACH.exception();
            }
        }
    }

    static Decision<MembershipEvent> decide(Ordered ordered, Member member) {
        return switch (ordered.command()) {
            case MembershipCommand.Add add -> {
                ordered.require(add.roles());
                requireRoles(add.roles());
                if (member.level() != null) {
                    throw MembershipError.ALREADY_MEMBER.exception();
                }
                yield Decision.of(added(add));
            }
            case MembershipCommand.Change(List<String> roles) -> {
                MembershipLevel level = levelOf(member);
                ordered.require(member.roles());
                ordered.require(roles);
                requireRoles(roles);
                if (RoleLists.sameRoles(member.roles(), roles)) {
                    throw MembershipError.NOT_CHANGED.exception();
                }
                yield Decision.of(changed(level, roles));
            }
            case MembershipCommand.Remove remove -> {
                MembershipLevel level = levelOf(member);
                ordered.require(member.roles());
                yield Decision.of(removed(level));
            }
        };
    }

    private static MembershipEvent added(MembershipCommand.Add add) {
        return switch (add.target()) {
            case Target.Instance _ -> new MembershipEvent.InstanceMemberAdded(add.userId(), add.roles());
            case Target.Organization _ -> new MembershipEvent.OrgMemberAdded(add.userId(), add.roles());
            case Target.Project project ->
                new MembershipEvent.ProjectMemberAdded(add.userId(), project.projectId(), add.roles());
            case Target.ProjectGrant grant ->
                new MembershipEvent.ProjectGrantMemberAdded(
                        add.userId(), grant.projectId(), grant.grantId(), add.roles());
        };
    }

    private static MembershipEvent changed(MembershipLevel level, List<String> roles) {
        return switch (level) {
            case INSTANCE -> new MembershipEvent.InstanceMemberChanged(roles);
            case ORGANIZATION -> new MembershipEvent.OrgMemberChanged(roles);
            case PROJECT -> new MembershipEvent.ProjectMemberChanged(roles);
            case PROJECT_GRANT -> new MembershipEvent.ProjectGrantMemberChanged(roles);
        };
    }

    private static MembershipEvent removed(MembershipLevel level) {
        return switch (level) {
            case INSTANCE -> new MembershipEvent.InstanceMemberRemoved();
            case ORGANIZATION -> new MembershipEvent.OrgMemberRemoved();
            case PROJECT -> new MembershipEvent.ProjectMemberRemoved();
            case PROJECT_GRANT -> new MembershipEvent.ProjectGrantMemberRemoved();
        };
    }

    private static void requireRoles(List<String> roles) {
        if (roles.isEmpty()) {
            throw MembershipError.NO_ROLES.exception();
        }
        RoleLists.requireDistinct(roles, MembershipError.ROLE_REPEATED);
    }

    private static MembershipLevel levelOf(Member member) {
        MembershipLevel level = member.level();
        if (level == null) {
            throw MembershipError.NOT_MEMBER.exception();
        }
        return level;
    }

    static Member evolve(Member member, MembershipEvent event) {
        return switch (event) {
            case MembershipEvent.InstanceMemberAdded added -> member(MembershipLevel.INSTANCE, added);
            case MembershipEvent.OrgMemberAdded added -> member(MembershipLevel.ORGANIZATION, added);
            case MembershipEvent.ProjectMemberAdded added -> member(MembershipLevel.PROJECT, added);
            case MembershipEvent.ProjectGrantMemberAdded added -> member(MembershipLevel.PROJECT_GRANT, added);
            case MembershipEvent.Changed changed -> new Member(member.level(), member.userId(), changed.roles());
            case MembershipEvent.Removed removed -> Member.NONE;
        };
    }

    private static Member member(MembershipLevel level, MembershipEvent.Added added) {
        return new Member(level, added.userId(), added.roles());
    }
}
