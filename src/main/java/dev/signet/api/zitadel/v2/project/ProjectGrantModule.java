package dev.signet.api.zitadel.v2.project;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.project.v2.ActivateProjectGrantRequest;
import dev.signet.api.proto.zitadel.project.v2.ActivateProjectGrantResponse;
import dev.signet.api.proto.zitadel.project.v2.CreateProjectGrantRequest;
import dev.signet.api.proto.zitadel.project.v2.CreateProjectGrantResponse;
import dev.signet.api.proto.zitadel.project.v2.DeactivateProjectGrantRequest;
import dev.signet.api.proto.zitadel.project.v2.DeactivateProjectGrantResponse;
import dev.signet.api.proto.zitadel.project.v2.DeleteProjectGrantRequest;
import dev.signet.api.proto.zitadel.project.v2.DeleteProjectGrantResponse;
import dev.signet.api.proto.zitadel.project.v2.ListProjectGrantsRequest;
import dev.signet.api.proto.zitadel.project.v2.ListProjectGrantsResponse;
import dev.signet.api.proto.zitadel.project.v2.ProjectGrant;
import dev.signet.api.proto.zitadel.project.v2.ProjectGrantFieldName;
import dev.signet.api.proto.zitadel.project.v2.ProjectGrantSearchFilter;
import dev.signet.api.proto.zitadel.project.v2.ProjectGrantState;
import dev.signet.api.proto.zitadel.project.v2.ProjectServiceGrpc;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectGrantRequest;
import dev.signet.api.proto.zitadel.project.v2.UpdateProjectGrantResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantCommands;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantRef;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import jakarta.inject.Singleton;

/** Grants of projects, each named by the project and the organization to which it is granted. */
@Singleton
final class ProjectGrantModule implements RpcModule {
    private final ProjectGrantCommands grants;
    private final ProjectGrantQueries queries;

    ProjectGrantModule(ProjectGrantCommands grants, ProjectGrantQueries queries) {
        this.grants = grants;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ProjectServiceGrpc.getCreateProjectGrantMethod(), this::create)
                .on(ProjectServiceGrpc.getUpdateProjectGrantMethod(), this::update)
                .on(ProjectServiceGrpc.getDeleteProjectGrantMethod(), this::delete)
                .on(ProjectServiceGrpc.getDeactivateProjectGrantMethod(), this::deactivate)
                .on(ProjectServiceGrpc.getActivateProjectGrantMethod(), this::activate)
                .on(ProjectServiceGrpc.getListProjectGrantsMethod(), this::list);
    }

    private CreateProjectGrantResponse create(RpcContext context, CreateProjectGrantRequest request) {
        ProjectRef project = new ProjectRef(context.orgId(), request.getProjectId());
        return CreateProjectGrantResponse.newBuilder()
                .setCreationDate(created(grants.add(
                        project, request.getGrantedOrganizationId(), request.getRoleKeysList(), context.actor())))
                .build();
    }

    private UpdateProjectGrantResponse update(RpcContext context, UpdateProjectGrantRequest request) {
        return UpdateProjectGrantResponse.newBuilder()
                .setChangeDate(changed(grants.changeRoles(
                        grant(context, request.getProjectId(), request.getGrantedOrganizationId()),
                        request.getRoleKeysList(),
                        context.actor())))
                .build();
    }

    private DeleteProjectGrantResponse delete(RpcContext context, DeleteProjectGrantRequest request) {
        return DeleteProjectGrantResponse.newBuilder()
                .setDeletionDate(changed(grants.remove(
                        grant(context, request.getProjectId(), request.getGrantedOrganizationId()), context.actor())))
                .build();
    }

    private DeactivateProjectGrantResponse deactivate(RpcContext context, DeactivateProjectGrantRequest request) {
        return DeactivateProjectGrantResponse.newBuilder()
                .setChangeDate(changed(grants.deactivate(
                        grant(context, request.getProjectId(), request.getGrantedOrganizationId()), context.actor())))
                .build();
    }

    private ActivateProjectGrantResponse activate(RpcContext context, ActivateProjectGrantRequest request) {
        return ActivateProjectGrantResponse.newBuilder()
                .setChangeDate(changed(grants.reactivate(
                        grant(context, request.getProjectId(), request.getGrantedOrganizationId()), context.actor())))
                .build();
    }

    private ListProjectGrantsResponse list(RpcContext context, ListProjectGrantsRequest request) {
        if (request.getSortingColumn() != ProjectGrantFieldName.PROJECT_GRANT_FIELD_NAME_UNSPECIFIED
                && request.getSortingColumn() != ProjectGrantFieldName.PROJECT_GRANT_FIELD_NAME_CREATION_DATE) {
            throw RequestError.unsupported("sorting_column").exception();
        }
        Search search = Pages.search(
                request.getFiltersList().stream()
                        .map(filter -> predicate(filter, context.orgId()))
                        .toList(),
                null,
                request.getPagination());
        Page<ProjectGrantView> page = queries.made(context.orgId(), context.reach(), search);
        return ListProjectGrantsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllProjectGrants(
                        page.rows().stream().map(ProjectGrantModule::grant).toList())
                .build();
    }

    private ProjectGrantRef grant(RpcContext context, String projectId, String grantedOrgId) {
        return new ProjectGrantRef(
                new ProjectRef(context.orgId(), projectId),
                queries.requireBetween(projectId, grantedOrgId).id());
    }

    private static ProjectGrant grant(ProjectGrantView view) {
        return ProjectGrant.newBuilder()
                .setOrganizationId(view.orgId())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setGrantedOrganizationId(view.grantedOrgId())
                .setGrantedOrganizationName(view.grantedOrgName())
                .addAllGrantedRoleKeys(view.roleKeys())
                .setProjectId(view.projectId())
                .setProjectName(view.projectName())
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> ProjectGrantState.PROJECT_GRANT_STATE_ACTIVE;
                            case INACTIVE -> ProjectGrantState.PROJECT_GRANT_STATE_INACTIVE;
                        })
                .build();
    }

    private static Predicate predicate(ProjectGrantSearchFilter filter, String orgId) {
        return switch (filter.getFilterCase()) {
            case PROJECT_NAME_FILTER ->
                Pages.text(
                        ProjectGrantQueries.PROJECT_NAME,
                        filter.getProjectNameFilter().getMethodValue(),
                        filter.getProjectNameFilter().getProjectName());
            case ROLE_KEY_FILTER ->
                Pages.text(
                        ProjectGrantQueries.ROLE_KEY,
                        filter.getRoleKeyFilter().getMethodValue(),
                        filter.getRoleKeyFilter().getKey());
            case IN_PROJECT_IDS_FILTER ->
                new Predicate.In(
                        ProjectGrantQueries.PROJECT_ID,
                        filter.getInProjectIdsFilter().getIdsList());
            case ORGANIZATION_ID_FILTER ->
                Pages.inOrganization(filter.getOrganizationIdFilter().getId(), orgId);
            case GRANTED_ORGANIZATION_ID_FILTER ->
                new Predicate.Equal(
                        ProjectGrantQueries.GRANTED_ORG,
                        filter.getGrantedOrganizationIdFilter().getId());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }
}
