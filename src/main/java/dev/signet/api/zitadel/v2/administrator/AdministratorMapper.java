package dev.signet.api.zitadel.v2.administrator;

import dev.signet.access.Target;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.internal_permission.v2.Administrator;
import dev.signet.api.proto.zitadel.internal_permission.v2.AdministratorFieldName;
import dev.signet.api.proto.zitadel.internal_permission.v2.AdministratorSearchFilter;
import dev.signet.api.proto.zitadel.internal_permission.v2.Organization;
import dev.signet.api.proto.zitadel.internal_permission.v2.Project;
import dev.signet.api.proto.zitadel.internal_permission.v2.ProjectGrant;
import dev.signet.api.proto.zitadel.internal_permission.v2.User;
import dev.signet.membership.MemberSearch;
import dev.signet.membership.MemberView;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts administrators to messages, and the conditions of list calls to predicates. */
final class AdministratorMapper {
    private AdministratorMapper() {}

    static Administrator administrator(MemberView view, Target target) {
        Administrator.Builder administrator = Administrator.newBuilder()
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setUser(User.newBuilder()
                        .setId(view.user().id())
                        .setPreferredLoginName(view.user().preferredLoginName())
                        .setDisplayName(view.user().displayName())
                        .setOrganizationId(view.user().orgId()))
                .addAllRoles(view.roles());
        switch (target) {
            case Target.Instance instance -> administrator.setInstance(true);
            case Target.Organization org ->
                administrator.setOrganization(Organization.newBuilder().setId(org.owner()));
            case Target.Project project ->
                administrator.setProject(
                        Project.newBuilder().setId(project.projectId()).setOrganizationId(project.owner()));
            case Target.ProjectGrant grant ->
                administrator.setProjectGrant(ProjectGrant.newBuilder()
                        .setId(grant.grantId())
                        .setProjectId(grant.projectId())
                        .setGrantedOrganizationId(grant.owner()));
        }
        return administrator.build();
    }

    /** The column to sort by; null for the order of creation. */
    static @Nullable Column column(AdministratorFieldName name) {
        return switch (name) {
            case ADMINISTRATOR_FIELD_NAME_UNSPECIFIED -> null;
            case ADMINISTRATOR_FIELD_NAME_USER_ID -> MemberSearch.USER_ID;
            case ADMINISTRATOR_FIELD_NAME_CREATION_DATE -> MemberSearch.CREATION_DATE;
            case ADMINISTRATOR_FIELD_NAME_CHANGE_DATE -> MemberSearch.CHANGE_DATE;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    static Predicate predicate(AdministratorSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            // it decides which resource is searched and is no condition on an administrator
            case RESOURCE -> Predicate.always();
            case IN_USER_IDS_FILTER ->
                new Predicate.In(
                        MemberSearch.USER_ID, filter.getInUserIdsFilter().getIdsList());
            case USER_ORGANIZATION_ID ->
                new Predicate.Equal(
                        MemberSearch.USER_ORG, filter.getUserOrganizationId().getId());
            case AND ->
                new Predicate.And(filter.getAnd().getQueriesList().stream()
                        .map(AdministratorMapper::condition)
                        .toList());
            case OR ->
                new Predicate.Or(filter.getOr().getQueriesList().stream()
                        .map(AdministratorMapper::condition)
                        .toList());
            case NOT -> new Predicate.Not(condition(filter.getNot().getQuery()));
            case CREATION_DATE -> throw unsupported("creation_date");
            case CHANGE_DATE -> throw unsupported("change_date");
            case USER_PREFERRED_LOGIN_NAME -> throw unsupported("user_preferred_login_name");
            case USER_DISPLAY_NAME -> throw unsupported("user_display_name");
            case ROLE -> throw unsupported("role");
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    private static Predicate condition(AdministratorSearchFilter filter) {
        if (filter.hasResource()) {
            throw unsupported("resource, inside of another condition,");
        }
        return predicate(filter);
    }

    private static RuntimeException unsupported(String condition) {
        return RequestError.unsupported("filters." + condition).exception();
    }
}
