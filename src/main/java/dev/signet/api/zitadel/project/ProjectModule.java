package dev.signet.api.zitadel.project;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddProjectRequest;
import dev.signet.api.proto.zitadel.management.v1.AddProjectResponse;
import dev.signet.api.proto.zitadel.management.v1.DeactivateProjectRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateProjectResponse;
import dev.signet.api.proto.zitadel.management.v1.GetProjectByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetProjectByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectChangesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectChangesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateProjectRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateProjectResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectResponse;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.eventstore.Loaded;
import dev.signet.project.Project;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSettings;
import dev.signet.project.ProjectView;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;

/** Projects of the selected organization. */
@Singleton
final class ProjectModule implements RpcModule {
    private final ProjectCommands projects;
    private final ProjectQueries queries;
    private final ListDetailsMapper lists;
    private final ChangeMapper changes;

    ProjectModule(ProjectCommands projects, ProjectQueries queries, ListDetailsMapper lists, ChangeMapper changes) {
        this.projects = projects;
        this.queries = queries;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetProjectByIDMethod(), this::get)
                .on(ManagementServiceGrpc.getListProjectsMethod(), this::list)
                .on(ManagementServiceGrpc.getListProjectChangesMethod(), this::listChanges)
                .on(ManagementServiceGrpc.getAddProjectMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateProjectMethod(), this::update)
                .on(ManagementServiceGrpc.getDeactivateProjectMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateProjectMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getRemoveProjectMethod(), this::remove);
    }

    private GetProjectByIDResponse get(RpcContext context, GetProjectByIDRequest request) {
        return GetProjectByIDResponse.newBuilder()
                .setProject(ProjectMapper.project(queries.require(named(context, request.getId()))))
                .build();
    }

    private ListProjectsResponse list(RpcContext context, ListProjectsRequest request) {
        ListQuery query = request.getQuery();
        Search search = Search.of(
                request.getQueriesList().stream().map(ProjectMapper::predicate).toList(),
                null,
                query.getAsc(),
                query.getOffset(),
                query.getLimit());
        Page<ProjectView> page = queries.search(context.orgId(), context.reach(), search);
        return ListProjectsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(ProjectMapper::project).toList())
                .build();
    }

    private ListProjectChangesResponse listChanges(RpcContext context, ListProjectChangesRequest request) {
        return ListProjectChangesResponse.newBuilder()
                .addAllResult(changes.changes(named(context, request.getProjectId()), request.getQuery()))
                .build();
    }

    private AddProjectResponse add(RpcContext context, AddProjectRequest request) {
        Loaded<Project> added = projects.add(
                context.orgId(),
                new ProjectSettings(
                        request.getName(),
                        request.getProjectRoleAssertion(),
                        request.getProjectRoleCheck(),
                        request.getHasProjectCheck(),
                        ProjectMapper.privateLabeling(request.getPrivateLabelingSetting())),
                context.actor());
        return AddProjectResponse.newBuilder()
                .setId(added.stream().id())
                .setDetails(details(added))
                .build();
    }

    private UpdateProjectResponse update(RpcContext context, UpdateProjectRequest request) {
        ProjectSettings settings = new ProjectSettings(
                request.getName(),
                request.getProjectRoleAssertion(),
                request.getProjectRoleCheck(),
                request.getHasProjectCheck(),
                ProjectMapper.privateLabeling(request.getPrivateLabelingSetting()));
        return UpdateProjectResponse.newBuilder()
                .setDetails(details(projects.change(named(context, request.getId()), settings, context.actor())))
                .build();
    }

    private DeactivateProjectResponse deactivate(RpcContext context, DeactivateProjectRequest request) {
        return DeactivateProjectResponse.newBuilder()
                .setDetails(details(projects.deactivate(named(context, request.getId()), context.actor())))
                .build();
    }

    private ReactivateProjectResponse reactivate(RpcContext context, ReactivateProjectRequest request) {
        return ReactivateProjectResponse.newBuilder()
                .setDetails(details(projects.reactivate(named(context, request.getId()), context.actor())))
                .build();
    }

    private RemoveProjectResponse remove(RpcContext context, RemoveProjectRequest request) {
        return RemoveProjectResponse.newBuilder()
                .setDetails(details(projects.remove(named(context, request.getId()), context.actor())))
                .build();
    }

    private static ProjectRef named(RpcContext context, String projectId) {
        return new ProjectRef(context.orgId(), projectId);
    }
}
