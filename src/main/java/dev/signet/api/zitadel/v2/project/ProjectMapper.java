package dev.signet.api.zitadel.v2.project;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.project.v2.PrivateLabelingSetting;
import dev.signet.api.proto.zitadel.project.v2.Project;
import dev.signet.api.proto.zitadel.project.v2.ProjectFieldName;
import dev.signet.api.proto.zitadel.project.v2.ProjectRole;
import dev.signet.api.proto.zitadel.project.v2.ProjectRoleFieldName;
import dev.signet.api.proto.zitadel.project.v2.ProjectRoleSearchFilter;
import dev.signet.api.proto.zitadel.project.v2.ProjectSearchFilter;
import dev.signet.api.proto.zitadel.project.v2.ProjectState;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectRoleView;
import dev.signet.project.ProjectSearch;
import dev.signet.project.ProjectView;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts projects and roles to messages, and the conditions of list calls to predicates. */
final class ProjectMapper {
    private ProjectMapper() {}

    static Project project(ProjectView view) {
        return Project.newBuilder()
                .setProjectId(view.id())
                .setOrganizationId(view.orgId())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setName(view.settings().name())
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> ProjectState.PROJECT_STATE_ACTIVE;
                            case INACTIVE -> ProjectState.PROJECT_STATE_INACTIVE;
                        })
                .setProjectRoleAssertion(view.settings().roleAssertion())
                .setAuthorizationRequired(view.settings().roleCheck())
                .setProjectAccessRequired(view.settings().hasProjectCheck())
                .setPrivateLabelingSetting(
                        switch (view.settings().privateLabeling()) {
                            case UNSPECIFIED -> PrivateLabelingSetting.PRIVATE_LABELING_SETTING_UNSPECIFIED;
                            case ENFORCE_PROJECT_RESOURCE_OWNER_POLICY ->
                                PrivateLabelingSetting.PRIVATE_LABELING_SETTING_ENFORCE_PROJECT_RESOURCE_OWNER_POLICY;
                            case ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY ->
                                PrivateLabelingSetting.PRIVATE_LABELING_SETTING_ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY;
                        })
                .build();
    }

    static ProjectRole role(ProjectRoleView view) {
        return ProjectRole.newBuilder()
                .setProjectId(view.projectId())
                .setKey(view.role().key())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
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

    /** The column to sort by; null for the order of creation. */
    static @Nullable Column column(ProjectFieldName name) {
        return switch (name) {
            case PROJECT_FIELD_NAME_UNSPECIFIED, PROJECT_FIELD_NAME_CREATION_DATE -> null;
            case PROJECT_FIELD_NAME_NAME -> ProjectSearch.NAME;
            case PROJECT_FIELD_NAME_ID, PROJECT_FIELD_NAME_CHANGE_DATE ->
                throw RequestError.unsupported("sorting_column").exception();
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    /** The column to sort by; null for the order of creation. */
    static @Nullable Column column(ProjectRoleFieldName name) {
        return switch (name) {
            case PROJECT_ROLE_FIELD_NAME_UNSPECIFIED, PROJECT_ROLE_FIELD_NAME_CREATION_DATE -> null;
            case PROJECT_ROLE_FIELD_NAME_KEY -> ProjectSearch.ROLE_KEY;
            case PROJECT_ROLE_FIELD_NAME_CHANGE_DATE ->
                throw RequestError.unsupported("sorting_column").exception();
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    static Predicate predicate(ProjectSearchFilter filter, String orgId) {
        return switch (filter.getFilterCase()) {
            case PROJECT_NAME_FILTER ->
                Pages.text(
                        ProjectSearch.NAME,
                        filter.getProjectNameFilter().getMethodValue(),
                        filter.getProjectNameFilter().getProjectName());
            case IN_PROJECT_IDS_FILTER ->
                new Predicate.In(
                        ProjectSearch.ID, filter.getInProjectIdsFilter().getIdsList());
            case ORGANIZATION_ID_FILTER ->
                switch (filter.getOrganizationIdFilter().getType()) {
                    case TYPE_UNSPECIFIED, OWNED ->
                        Pages.inOrganization(filter.getOrganizationIdFilter().getOrganizationId(), orgId);
                    case GRANTED, OWNED_OR_GRANTED ->
                        throw RequestError.unsupported("filters.organization_id_filter.type")
                                .exception();
                    case UNRECOGNIZED -> throw RequestError.unknownValue("type").exception();
                };
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    static Predicate predicate(ProjectRoleSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            case ROLE_KEY_FILTER ->
                Pages.text(
                        ProjectSearch.ROLE_KEY,
                        filter.getRoleKeyFilter().getMethodValue(),
                        filter.getRoleKeyFilter().getKey());
            case DISPLAY_NAME_FILTER ->
                Pages.text(
                        ProjectSearch.ROLE_DISPLAY_NAME,
                        filter.getDisplayNameFilter().getMethodValue(),
                        filter.getDisplayNameFilter().getDisplayName());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }
}
