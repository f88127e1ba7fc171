package dev.signet.groupgrant;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantErrors;
import dev.signet.rolegrant.RoleGrantEvents;
import dev.signet.rolegrant.RoleGrantRules;
import dev.signet.rolegrant.RoleGrantState;
import java.util.List;

/** Applies the rules of role grants to group grants. */
final class GroupGrantDecider {
    /** Name under which the type of the streams is stored. */
    static final String STREAM_TYPE = "groupgrant";

    static final RoleGrantErrors ERRORS = new RoleGrantErrors(
            GroupGrantError.NOT_FOUND,
            GroupGrantError.ID_TAKEN,
            GroupGrantError.ALREADY_EXISTS,
            GroupGrantError.NOT_CHANGED,
            GroupGrantError.NOT_ACTIVE,
            GroupGrantError.NOT_INACTIVE,
            GroupGrantError.ROLE_REPEATED,
            GroupGrantError.ROLE_NOT_AVAILABLE);

    static final RoleGrantRules<GroupGrantEvent> RULES = new RoleGrantRules<>("group_grant", new Events(), ERRORS);

    static final AggregateType<RoleGrantRules.Addressed, GroupGrantEvent, RoleGrant> TYPE = new AggregateType<>(
            STREAM_TYPE,
            GroupGrantEvent.class,
            RoleGrant.ABSENT,
            RULES::decide,
            GroupGrantDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(RoleGrant.class, 1));

    private GroupGrantDecider() {}

    static RoleGrant evolve(RoleGrant grant, GroupGrantEvent event) {
        return switch (event) {
            case GroupGrantEvent.Added added ->
                new RoleGrant(
                        RoleGrantState.ACTIVE,
                        added.orgId(),
                        added.groupId(),
                        added.projectId(),
                        added.projectGrantId(),
                        added.roleKeys());
            case GroupGrantEvent.RolesReplaced replaced -> grant.with(replaced.roleKeys());
            case GroupGrantEvent.Deactivated e -> grant.in(RoleGrantState.INACTIVE);
            case GroupGrantEvent.Reactivated e -> grant.in(RoleGrantState.ACTIVE);
            case GroupGrantEvent.Ended e -> grant.in(null);
        };
    }

    private static final class Events implements RoleGrantEvents<GroupGrantEvent> {
        @Override
        public GroupGrantEvent added(NewRoleGrant wanted, String projectOrgId) {
            return new GroupGrantEvent.Added(
                    wanted.orgId(),
                    wanted.granteeId(),
                    wanted.projectId(),
                    projectOrgId,
                    wanted.projectGrantId(),
                    wanted.roleKeys());
        }

        @Override
        public GroupGrantEvent changed(List<String> roleKeys) {
            return new GroupGrantEvent.Changed(roleKeys);
        }

        @Override
        public GroupGrantEvent cascadeChanged(List<String> roleKeys) {
            return new GroupGrantEvent.CascadeChanged(roleKeys);
        }

        @Override
        public GroupGrantEvent deactivated() {
            return new GroupGrantEvent.Deactivated();
        }

        @Override
        public GroupGrantEvent reactivated() {
            return new GroupGrantEvent.Reactivated();
        }

        @Override
        public GroupGrantEvent removed() {
            return new GroupGrantEvent.Removed();
        }

        @Override
        public GroupGrantEvent cascadeRemoved() {
            return new GroupGrantEvent.CascadeRemoved();
        }
    }
}
