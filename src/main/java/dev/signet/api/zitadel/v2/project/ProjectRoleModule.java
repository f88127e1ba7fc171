package dev.signet.api.zitadel.v2.project;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.project.v2.AddProjectRoleRequest;
import dev.signet.api.proto.zitadel.project.v2.AddProjectRoleResponse;
import dev.signet.api.proto.zitadel.project.v2.ListProjectRolesRequest;
import dev.signet.api.proto.zitadel.project.v2.ListProjectRolesResponse;
import dev.signet.api.proto.zitadel.project.v2.ProjectServiceGrpc;
import dev.signet.api.proto.zitadel.project.v2.RemoveProjectRoleRequest;
import dev.signet.api.proto.zitadel.project.v2.RemoveProjectRoleResponse;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectRoleRequest;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectRoleResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.project.ProjectRoleView;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.List;

/** Roles of projects. */
@Singleton
final class ProjectRoleModule implements RpcModule {
    private final ProjectCommands projects;
    private final ProjectQueries queries;

    ProjectRoleModule(ProjectCommands projects, ProjectQueries queries) {
        this.projects = projects;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ProjectServiceGrpc.getAddProjectRoleMethod(), this::add)
                .on(ProjectServiceGrpc.getUpdateProjectRoleMethod(), this::update)
                .on(ProjectServiceGrpc.getRemoveProjectRoleMethod(), this::remove)
                .on(ProjectServiceGrpc.getListProjectRolesMethod(), this::list);
    }

    private AddProjectRoleResponse add(RpcContext context, AddProjectRoleRequest request) {
        ProjectRole role = new ProjectRole(request.getRoleKey(), request.getDisplayName(), request.getGroup());
        return AddProjectRoleResponse.newBuilder()
                .setCreationDate(changed(
                        projects.addRoles(named(context, request.getProjectId()), List.of(role), context.actor())))
                .build();
    }

    private UpdateProjectRoleResponse update(RpcContext context, UpdateProjectRoleRequest request) {
        return UpdateProjectRoleResponse.newBuilder()
                .setChangeDate(changed(projects.changeRole(
                        named(context, request.getProjectId()),
                        request.getRoleKey(),
                        request.hasDisplayName() ? request.getDisplayName() : null,
                        request.hasGroup() ? request.getGroup() : null,
                        context.actor())))
                .build();
    }

    private RemoveProjectRoleResponse remove(RpcContext context, RemoveProjectRoleRequest request) {
        return RemoveProjectRoleResponse.newBuilder()
                .setRemovalDate(changed(projects.removeRole(
                        named(context, request.getProjectId()), request.getRoleKey(), context.actor())))
                .build();
    }

    private ListProjectRolesResponse list(RpcContext context, ListProjectRolesRequest request) {
        Search search = Pages.search(
                request.getFiltersList().stream().map(ProjectMapper::predicate).toList(),
                ProjectMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<ProjectRoleView> page = queries.searchRoles(named(context, request.getProjectId()), search);
        return ListProjectRolesResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllProjectRoles(
                        page.rows().stream().map(ProjectMapper::role).toList())
                .build();
    }

    private static ProjectRef named(RpcContext context, String projectId) {
        return new ProjectRef(context.orgId(), projectId);
    }
}
