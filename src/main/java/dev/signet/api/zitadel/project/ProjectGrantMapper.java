package dev.signet.api.zitadel.project;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.project.v1.AllProjectGrantQuery;
import dev.signet.api.proto.zitadel.project.v1.GrantProjectNameQuery;
import dev.signet.api.proto.zitadel.project.v1.GrantRoleKeyQuery;
import dev.signet.api.proto.zitadel.project.v1.GrantedProject;
import dev.signet.api.proto.zitadel.project.v1.ProjectGrantQuery;
import dev.signet.api.proto.zitadel.project.v1.ProjectGrantState;
import dev.signet.api.proto.zitadel.project.v1.ProjectQuery;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import java.util.List;

/** Converts project grants to messages, and the conditions of list calls to predicates. */
final class ProjectGrantMapper {
    private ProjectGrantMapper() {}

    static GrantedProject granted(ProjectGrantView view) {
        return GrantedProject.newBuilder()
                .setGrantId(view.id())
                .setGrantedOrgId(view.grantedOrgId())
                .setGrantedOrgName(view.grantedOrgName())
                .addAllGrantedRoleKeys(view.roleKeys())
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> ProjectGrantState.PROJECT_GRANT_STATE_ACTIVE;
                            case INACTIVE -> ProjectGrantState.PROJECT_GRANT_STATE_INACTIVE;
                        })
                .setProjectId(view.projectId())
                .setProjectName(view.projectName())
                .setProjectOwnerId(view.orgId())
                .setProjectOwnerName(view.orgName())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .build();
    }

    static Search search(List<Predicate> predicates, ListQuery page) {
        return Search.of(predicates, null, page.getAsc(), page.getOffset(), page.getLimit());
    }

    static Predicate predicate(ProjectGrantQuery query) {
        return switch (query.getQueryCase()) {
            case PROJECT_NAME_QUERY -> name(query.getProjectNameQuery());
            case ROLE_KEY_QUERY -> roleKey(query.getRoleKeyQuery());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    static Predicate predicate(AllProjectGrantQuery query) {
        return switch (query.getQueryCase()) {
            case PROJECT_NAME_QUERY -> name(query.getProjectNameQuery());
            case ROLE_KEY_QUERY -> roleKey(query.getRoleKeyQuery());
            case PROJECT_ID_QUERY ->
                new Predicate.Equal(
                        ProjectGrantQueries.PROJECT_ID,
                        query.getProjectIdQuery().getProjectId());
            case GRANTED_ORG_ID_QUERY ->
                new Predicate.Equal(
                        ProjectGrantQueries.GRANTED_ORG,
                        query.getGrantedOrgIdQuery().getGrantedOrgId());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    /** The condition of a search for granted projects. */
    static Predicate received(ProjectQuery query) {
        return switch (query.getQueryCase()) {
            case NAME_QUERY ->
                new Predicate.TextMatch(
                        ProjectGrantQueries.PROJECT_NAME,
                        TextMethods.of(query.getNameQuery().getMethod()),
                        query.getNameQuery().getName());
            case PROJECT_RESOURCE_OWNER_QUERY ->
                new Predicate.Equal(
                        ProjectGrantQueries.OWNER,
                        query.getProjectResourceOwnerQuery().getResourceOwner());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate name(GrantProjectNameQuery query) {
        return new Predicate.TextMatch(
                ProjectGrantQueries.PROJECT_NAME, TextMethods.of(query.getMethod()), query.getName());
    }

    private static Predicate roleKey(GrantRoleKeyQuery query) {
        return new Predicate.TextMatch(
                ProjectGrantQueries.ROLE_KEY, TextMethods.of(query.getMethod()), query.getRoleKey());
    }
}
