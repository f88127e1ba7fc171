package dev.signet.api.zitadel.project;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.project.v1.PrivateLabelingSetting;
import dev.signet.api.proto.zitadel.project.v1.Project;
import dev.signet.api.proto.zitadel.project.v1.ProjectQuery;
import dev.signet.api.proto.zitadel.project.v1.ProjectState;
import dev.signet.api.proto.zitadel.project.v1.Role;
import dev.signet.api.proto.zitadel.project.v1.RoleQuery;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectRoleView;
import dev.signet.project.ProjectSearch;
import dev.signet.project.ProjectView;
import dev.signet.search.Predicate;

/** Converts projects and roles. */
final class ProjectMapper {
    private ProjectMapper() {}

    static Project project(ProjectView view) {
        return Project.newBuilder()
                .setId(view.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setName(view.settings().name())
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> ProjectState.PROJECT_STATE_ACTIVE;
                            case INACTIVE -> ProjectState.PROJECT_STATE_INACTIVE;
                        })
                .setProjectRoleAssertion(view.settings().roleAssertion())
                .setProjectRoleCheck(view.settings().roleCheck())
                .setHasProjectCheck(view.settings().hasProjectCheck())
                .setPrivateLabelingSetting(setting(view.settings().privateLabeling()))
                .build();
    }

    static Role role(ProjectRoleView view) {
        return Role.newBuilder()
                .setKey(view.role().key())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setDisplayName(view.role().displayName())
                .setGroup(view.role().group())
                .build();
    }

    static PrivateLabeling privateLabeling(PrivateLabelingSetting setting) {
        return switch (setting) {
            case PRIVATE_LABELING_SETTING_UNSPECIFIED -> PrivateLabeling.UNSPECIFIED;
            case PRIVATE_LABELING_SETTING_ENFORCE_PROJECT_RESOURCE_OWNER_POLICY ->
                PrivateLabeling.ENFORCE_PROJECT_RESOURCE_OWNER_POLICY;
            case PRIVATE_LABELING_SETTING_ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY ->
                PrivateLabeling.ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("private_labeling_setting").exception();
        };
    }

    static Predicate predicate(ProjectQuery query) {
        return switch (query.getQueryCase()) {
            case NAME_QUERY ->
                new Predicate.TextMatch(
                        ProjectSearch.NAME,
                        TextMethods.of(query.getNameQuery().getMethod()),
                        query.getNameQuery().getName());
            case PROJECT_RESOURCE_OWNER_QUERY ->
                new Predicate.Equal(
                        ProjectSearch.RESOURCE_OWNER,
                        query.getProjectResourceOwnerQuery().getResourceOwner());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    static Predicate predicate(RoleQuery query) {
        return switch (query.getQueryCase()) {
            case KEY_QUERY ->
                new Predicate.TextMatch(
                        ProjectSearch.ROLE_KEY,
                        TextMethods.of(query.getKeyQuery().getMethod()),
                        query.getKeyQuery().getKey());
            case DISPLAY_NAME_QUERY ->
                new Predicate.TextMatch(
                        ProjectSearch.ROLE_DISPLAY_NAME,
                        TextMethods.of(query.getDisplayNameQuery().getMethod()),
                        query.getDisplayNameQuery().getDisplayName());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static PrivateLabelingSetting setting(PrivateLabeling labeling) {
        return switch (labeling) {
            case UNSPECIFIED -> PrivateLabelingSetting.PRIVATE_LABELING_SETTING_UNSPECIFIED;
            case ENFORCE_PROJECT_RESOURCE_OWNER_POLICY ->
                PrivateLabelingSetting.PRIVATE_LABELING_SETTING_ENFORCE_PROJECT_RESOURCE_OWNER_POLICY;
            case ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY ->
                PrivateLabelingSetting.PRIVATE_LABELING_SETTING_ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY;
        };
    }
}
