package dev.signet.api.zitadel.project;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddProjectRoleRequest;
import dev.signet.api.proto.zitadel.management.v1.AddProjectRoleResponse;
import dev.signet.api.proto.zitadel.management.v1.BulkAddProjectRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkAddProjectRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectRoleRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectRoleResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectRoleRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectRoleResponse;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.project.ProjectRoleView;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.List;

/** Roles of projects of the selected organization. */
@Singleton
final class ProjectRoleModule implements RpcModule {
    private final ProjectCommands projects;
    private final ProjectQueries queries;
    private final ListDetailsMapper lists;

    ProjectRoleModule(ProjectCommands projects, ProjectQueries queries, ListDetailsMapper lists) {
        this.projects = projects;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListProjectRolesMethod(), this::list)
                .on(ManagementServiceGrpc.getAddProjectRoleMethod(), this::add)
                .on(ManagementServiceGrpc.getBulkAddProjectRolesMethod(), this::addAll)
                .on(ManagementServiceGrpc.getUpdateProjectRoleMethod(), this::update)
                .on(ManagementServiceGrpc.getRemoveProjectRoleMethod(), this::remove);
    }

    private ListProjectRolesResponse list(RpcContext context, ListProjectRolesRequest request) {
        ListQuery query = request.getQuery();
        Search search = Search.of(
                request.getQueriesList().stream().map(ProjectMapper::predicate).toList(),
                null,
                query.getAsc(),
                query.getOffset(),
                query.getLimit());
        Page<ProjectRoleView> page = queries.searchRoles(named(context, request.getProjectId()), search);
        return ListProjectRolesResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(ProjectMapper::role).toList())
                .build();
    }

    private AddProjectRoleResponse add(RpcContext context, AddProjectRoleRequest request) {
        ProjectRole role = new ProjectRole(request.getRoleKey(), request.getDisplayName(), request.getGroup());
        return AddProjectRoleResponse.newBuilder()
                .setDetails(details(
                        projects.addRoles(named(context, request.getProjectId()), List.of(role), context.actor())))
                .build();
    }

    private BulkAddProjectRolesResponse addAll(RpcContext context, BulkAddProjectRolesRequest request) {
        List<ProjectRole> roles = request.getRolesList().stream()
                .map(role -> new ProjectRole(role.getKey(), role.getDisplayName(), role.getGroup()))
                .toList();
        return BulkAddProjectRolesResponse.newBuilder()
                .setDetails(details(projects.addRoles(named(context, request.getProjectId()), roles, context.actor())))
                .build();
    }

    private UpdateProjectRoleResponse update(RpcContext context, UpdateProjectRoleRequest request) {
        ProjectRole role = new ProjectRole(request.getRoleKey(), request.getDisplayName(), request.getGroup());
        return UpdateProjectRoleResponse.newBuilder()
                .setDetails(details(projects.changeRole(named(context, request.getProjectId()), role, context.actor())))
                .build();
    }

    private RemoveProjectRoleResponse remove(RpcContext context, RemoveProjectRoleRequest request) {
        return RemoveProjectRoleResponse.newBuilder()
                .setDetails(details(projects.removeRole(
                        named(context, request.getProjectId()), request.getRoleKey(), context.actor())))
                .build();
    }

    private static ProjectRef named(RpcContext context, String projectId) {
        return new ProjectRef(context.orgId(), projectId);
    }
}
