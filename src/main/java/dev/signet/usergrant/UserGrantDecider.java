package dev.signet.usergrant;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantErrors;
import dev.signet.rolegrant.RoleGrantEvents;
import dev.signet.rolegrant.RoleGrantRules;
import dev.signet.rolegrant.RoleGrantState;
import java.util.List;

/** Applies the rules of role grants to user grants. */
final class UserGrantDecider {
    /** Name under which the type of the streams is stored, which is ZITADEL's. */
    static final String STREAM_TYPE = "usergrant";

    static final RoleGrantErrors ERRORS = new RoleGrantErrors(
            UserGrantError.NOT_FOUND,
            UserGrantError.ID_TAKEN,
            UserGrantError.ALREADY_EXISTS,
            UserGrantError.NOT_CHANGED,
            UserGrantError.NOT_ACTIVE,
            UserGrantError.NOT_INACTIVE,
            UserGrantError.ROLE_REPEATED,
            UserGrantError.ROLE_NOT_AVAILABLE);

    static final RoleGrantRules<UserGrantEvent> RULES = new RoleGrantRules<>("user_grant", new Events(), ERRORS);

    static final AggregateType<RoleGrantRules.Addressed, UserGrantEvent, RoleGrant> TYPE = new AggregateType<>(
            STREAM_TYPE,
            UserGrantEvent.class,
            RoleGrant.ABSENT,
            RULES::decide,
            UserGrantDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(RoleGrant.class, 1));

    private UserGrantDecider() {}

    static RoleGrant evolve(RoleGrant grant, UserGrantEvent event) {
        return switch (event) {
            case UserGrantEvent.Added added ->
                new RoleGrant(
                        RoleGrantState.ACTIVE,
                        added.orgId(),
                        added.userId(),
                        added.projectId(),
                        added.projectGrantId(),
                        added.roleKeys());
            case UserGrantEvent.RolesReplaced replaced -> grant.with(replaced.roleKeys());
            case UserGrantEvent.Deactivated e -> grant.in(RoleGrantState.INACTIVE);
            case UserGrantEvent.Reactivated e -> grant.in(RoleGrantState.ACTIVE);
            case UserGrantEvent.Ended e -> grant.in(null);
        };
    }

    private static final class Events implements RoleGrantEvents<UserGrantEvent> {
        @Override
        public UserGrantEvent added(NewRoleGrant wanted, String projectOrgId) {
            return new UserGrantEvent.Added(
                    wanted.orgId(),
                    wanted.granteeId(),
                    wanted.projectId(),
                    projectOrgId,
                    wanted.projectGrantId(),
                    wanted.roleKeys());
        }

        @Override
        public UserGrantEvent changed(List<String> roleKeys) {
            return new UserGrantEvent.Changed(roleKeys);
        }

        @Override
        public UserGrantEvent cascadeChanged(List<String> roleKeys) {
            return new UserGrantEvent.CascadeChanged(roleKeys);
        }

        @Override
        public UserGrantEvent deactivated() {
            return new UserGrantEvent.Deactivated();
        }

        @Override
        public UserGrantEvent reactivated() {
            return new UserGrantEvent.Reactivated();
        }

        @Override
        public UserGrantEvent removed() {
            return new UserGrantEvent.Removed();
        }

        @Override
        public UserGrantEvent cascadeRemoved() {
            return new UserGrantEvent.CascadeRemoved();
        }
    }
}
