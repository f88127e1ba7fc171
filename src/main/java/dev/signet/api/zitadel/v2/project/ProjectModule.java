package dev.signet.api.zitadel.v2.project;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.project.v2.ActivateProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.ActivateProjectResponse;
import dev.signet.api.proto.zitadel.project.v2.CreateProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.CreateProjectResponse;
import dev.signet.api.proto.zitadel.project.v2.DeactivateProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.DeactivateProjectResponse;
import dev.signet.api.proto.zitadel.project.v2.DeleteProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.DeleteProjectResponse;
import dev.signet.api.proto.zitadel.project.v2.GetProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.GetProjectResponse;
import dev.signet.api.proto.zitadel.project.v2.ListProjectsRequest;
import dev.signet.api.proto.zitadel.project.v2.ListProjectsResponse;
import dev.signet.api.proto.zitadel.project.v2.ProjectServiceGrpc;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectRequest;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.eventstore.Loaded;
import dev.signet.project.Project;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectEdit;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSettings;
import dev.signet.project.ProjectView;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;

/** Projects, each of the organization that owns it. */
@Singleton
final class ProjectModule implements RpcModule {
    private final ProjectCommands projects;
    private final ProjectQueries queries;

    ProjectModule(ProjectCommands projects, ProjectQueries queries) {
        this.projects = projects;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ProjectServiceGrpc.getCreateProjectMethod(), this::create)
                .on(ProjectServiceGrpc.getUpdateProjectMethod(), this::update)
                .on(ProjectServiceGrpc.getDeleteProjectMethod(), this::delete)
                .on(ProjectServiceGrpc.getGetProjectMethod(), this::get)
                .on(ProjectServiceGrpc.getListProjectsMethod(), this::list)
                .on(ProjectServiceGrpc.getDeactivateProjectMethod(), this::deactivate)
                .on(ProjectServiceGrpc.getActivateProjectMethod(), this::activate);
    }

    private CreateProjectResponse create(RpcContext context, CreateProjectRequest request) {
        if (request.hasProjectId()) {
            throw RequestError.unsupported("project_id").exception();
        }
        ProjectSettings settings = new ProjectSettings(
                request.getName(),
                request.getProjectRoleAssertion(),
                request.getAuthorizationRequired(),
                request.getProjectAccessRequired(),
                ProjectMapper.privateLabeling(request.getPrivateLabelingSetting()));
        Loaded<Project> added = projects.add(context.orgId(), settings, context.actor());
        return CreateProjectResponse.newBuilder()
                .setProjectId(added.stream().id())
                .setCreationDate(created(added))
                .build();
    }

    private UpdateProjectResponse update(RpcContext context, UpdateProjectRequest request) {
        ProjectRef project = named(context, request.getProjectId());
        ProjectEdit edit = new ProjectEdit(
                request.hasName() ? request.getName() : null,
                request.hasProjectRoleAssertion() ? request.getProjectRoleAssertion() : null,
                request.hasAuthorizationRequired() ? request.getAuthorizationRequired() : null,
                request.hasProjectAccessRequired() ? request.getProjectAccessRequired() : null,
                request.hasPrivateLabelingSetting()
                        ? ProjectMapper.privateLabeling(request.getPrivateLabelingSetting())
                        : null);
        return UpdateProjectResponse.newBuilder()
                .setChangeDate(changed(projects.change(project, edit, context.actor())))
                .build();
    }

    private DeleteProjectResponse delete(RpcContext context, DeleteProjectRequest request) {
        return DeleteProjectResponse.newBuilder()
                .setDeletionDate(changed(projects.remove(named(context, request.getProjectId()), context.actor())))
                .build();
    }

    private GetProjectResponse get(RpcContext context, GetProjectRequest request) {
        return GetProjectResponse.newBuilder()
                .setProject(ProjectMapper.project(queries.require(named(context, request.getProjectId()))))
                .build();
    }

    private ListProjectsResponse list(RpcContext context, ListProjectsRequest request) {
        Search search = Pages.search(
                request.getFiltersList().stream()
                        .map(filter -> ProjectMapper.predicate(filter, context.orgId()))
                        .toList(),
                ProjectMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<ProjectView> page = queries.search(context.orgId(), context.reach(), search);
        return ListProjectsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllProjects(page.rows().stream().map(ProjectMapper::project).toList())
                .build();
    }

    private DeactivateProjectResponse deactivate(RpcContext context, DeactivateProjectRequest request) {
        return DeactivateProjectResponse.newBuilder()
                .setChangeDate(changed(projects.deactivate(named(context, request.getProjectId()), context.actor())))
                .build();
    }

    private ActivateProjectResponse activate(RpcContext context, ActivateProjectRequest request) {
        return ActivateProjectResponse.newBuilder()
                .setChangeDate(changed(projects.reactivate(named(context, request.getProjectId()), context.actor())))
                .build();
    }

    private static ProjectRef named(RpcContext context, String projectId) {
        return new ProjectRef(context.orgId(), projectId);
    }
}
