package dev.signet.api.zitadel.v2.authorization;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.authorization.v2.Authorization;
import dev.signet.api.proto.zitadel.authorization.v2.AuthorizationFieldName;
import dev.signet.api.proto.zitadel.authorization.v2.AuthorizationsSearchFilter;
import dev.signet.api.proto.zitadel.authorization.v2.Organization;
import dev.signet.api.proto.zitadel.authorization.v2.Project;
import dev.signet.api.proto.zitadel.authorization.v2.Role;
import dev.signet.api.proto.zitadel.authorization.v2.State;
import dev.signet.api.proto.zitadel.authorization.v2.User;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.user.view.UserView;
import dev.signet.usergrant.UserGrantSearch;
import dev.signet.usergrant.UserGrantView;
import org.jspecify.annotations.Nullable;

/** Converts authorizations to messages, and the conditions of list calls to predicates. */
final class AuthorizationMapper {
    private AuthorizationMapper() {}

    static Authorization authorization(UserGrantView view) {
        UserView user = view.user();
        UserView.Human human = user.human();
        return Authorization.newBuilder()
                .setId(view.id())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setProject(Project.newBuilder().setId(view.projectId()).setName(view.projectName()))
                .setOrganization(Organization.newBuilder().setId(view.orgId()).setName(view.orgName()))
                .setUser(User.newBuilder()
                        .setId(user.id())
                        .setPreferredLoginName(user.preferredLoginName())
                        .setDisplayName(user.displayName())
                        .setAvatarUrl(human == null ? "" : human.avatarUrl())
                        .setOrganizationId(user.orgId()))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> State.STATE_ACTIVE;
                            case INACTIVE -> State.STATE_INACTIVE;
                        })
                .addAllRoles(view.roleKeys().stream()
                        .map(key -> Role.newBuilder().setKey(key).build())
                        .toList())
                .build();
    }

    /** The column to sort by; null for the order of creation. */
    static @Nullable Column column(AuthorizationFieldName name) {
        return switch (name) {
            case AUTHORIZATION_FIELD_NAME_UNSPECIFIED, AUTHORIZATION_FIELD_NAME_CREATED_DATE -> null;
            case AUTHORIZATION_FIELD_NAME_USER_ID -> UserGrantSearch.USER_ID;
            case AUTHORIZATION_FIELD_NAME_PROJECT_ID -> UserGrantSearch.PROJECT_ID;
            case AUTHORIZATION_FIELD_NAME_CHANGED_DATE,
                    AUTHORIZATION_FIELD_NAME_ID,
                    AUTHORIZATION_FIELD_NAME_ORGANIZATION_ID,
                    AUTHORIZATION_FIELD_NAME_USER_ORGANIZATION_ID ->
                throw RequestError.unsupported("sorting_column").exception();
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    static Predicate predicate(AuthorizationsSearchFilter filter, String orgId) {
        return switch (filter.getFilterCase()) {
            case ORGANIZATION_ID ->
                Pages.inOrganization(filter.getOrganizationId().getId(), orgId);
            case IN_USER_IDS ->
                new Predicate.In(UserGrantSearch.USER_ID, filter.getInUserIds().getIdsList());
            case USER_DISPLAY_NAME ->
                UserGrantSearch.displayName(
                        Pages.method(filter.getUserDisplayName().getMethodValue()),
                        filter.getUserDisplayName().getDisplayName());
            case PROJECT_ID ->
                new Predicate.Equal(
                        UserGrantSearch.PROJECT_ID, filter.getProjectId().getId());
            case PROJECT_NAME ->
                Pages.text(
                        UserGrantSearch.PROJECT_NAME,
                        filter.getProjectName().getMethodValue(),
                        filter.getProjectName().getName());
            case ROLE_KEY ->
                Pages.text(
                        UserGrantSearch.ROLE_KEY,
                        filter.getRoleKey().getMethodValue(),
                        filter.getRoleKey().getKey());
            case PROJECT_GRANT_ID ->
                new Predicate.Equal(
                        UserGrantSearch.PROJECT_GRANT_ID,
                        filter.getProjectGrantId().getId());
            case AUTHORIZATION_IDS -> throw unsupported("authorization_ids");
            case STATE -> throw unsupported("state");
            case USER_ORGANIZATION_ID -> throw unsupported("user_organization_id");
            case USER_PREFERRED_LOGIN_NAME -> throw unsupported("user_preferred_login_name");
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    private static RuntimeException unsupported(String condition) {
        return RequestError.unsupported("filters." + condition).exception();
    }
}
