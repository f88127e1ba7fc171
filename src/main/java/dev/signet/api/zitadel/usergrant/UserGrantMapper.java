package dev.signet.api.zitadel.usergrant;

import dev.signet.api.proto.zitadel.user.v1.Type;
import dev.signet.api.proto.zitadel.user.v1.UserGrant;
import dev.signet.api.proto.zitadel.user.v1.UserGrantState;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.user.view.UserView;
import dev.signet.usergrant.UserGrantView;

/** Converts user grants. */
final class UserGrantMapper {
    private UserGrantMapper() {}

    static UserGrant grant(UserGrantView view) {
        UserView user = view.user();
        UserGrant.Builder grant = UserGrant.newBuilder()
                .setId(view.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .addAllRoleKeys(view.roleKeys())
                .setState(state(view))
                .setUserId(user.id())
                .setUserName(user.userName())
                .setDisplayName(user.displayName())
                .setPreferredLoginName(user.preferredLoginName())
                .setUserType(type(user))
                .setOrgId(view.orgId())
                .setOrgName(view.orgName())
                .setOrgDomain(view.orgDomain())
                .setProjectId(view.projectId())
                .setProjectName(view.projectName())
                .setProjectGrantId(view.projectGrantId());
        UserView.Human human = user.human();
        if (human != null) {
            grant.setFirstName(human.profile().firstName())
                    .setLastName(human.profile().lastName())
                    .setEmail(human.email())
                    .setAvatarUrl(human.avatarUrl());
        }
        if (!view.projectGrantId().isEmpty()) {
            // a project grant allows the organization that it names to grant roles, so that both are the same
            grant.setGrantedOrgId(view.orgId())
                    .setGrantedOrgName(view.orgName())
                    .setGrantedOrgDomain(view.orgDomain());
        }
        return grant.build();
    }

    /** The same grant in the form of the Auth API. */
    static dev.signet.api.proto.zitadel.auth.v1.UserGrant own(UserGrantView view) {
        return dev.signet.api.proto.zitadel.auth.v1.UserGrant.newBuilder()
                .setOrgId(view.orgId())
                .setProjectId(view.projectId())
                .setUserId(view.user().id())
                .addAllRoles(view.roleKeys())
                .setOrgName(view.orgName())
                .setGrantId(view.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setOrgDomain(view.orgDomain())
                .setProjectName(view.projectName())
                .setProjectGrantId(view.projectGrantId())
                .addAllRoleKeys(view.roleKeys())
                .setUserType(type(view.user()))
                .setState(state(view))
                .build();
    }

    private static UserGrantState state(UserGrantView view) {
        return switch (view.state()) {
            case ACTIVE -> UserGrantState.USER_GRANT_STATE_ACTIVE;
            case INACTIVE -> UserGrantState.USER_GRANT_STATE_INACTIVE;
        };
    }

    private static Type type(UserView user) {
        return switch (user.type()) {
            case HUMAN -> Type.TYPE_HUMAN;
            case MACHINE -> Type.TYPE_MACHINE;
        };
    }
}
