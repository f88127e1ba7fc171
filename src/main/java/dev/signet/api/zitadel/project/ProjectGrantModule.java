package dev.signet.api.zitadel.project;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.access.Reach;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddProjectGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.AddProjectGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.DeactivateProjectGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateProjectGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.GetProjectGrantByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetProjectGrantByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.ListAllProjectGrantsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListAllProjectGrantsResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantChangesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantChangesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListProjectGrantsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateProjectGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateProjectGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveProjectGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateProjectGrantResponse;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.eventstore.Loaded;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrant;
import dev.signet.projectgrant.ProjectGrantCommands;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantRef;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Grants of projects of the selected organization to other organizations. */
@Singleton
final class ProjectGrantModule implements RpcModule {
    private final ProjectGrantCommands grants;
    private final ProjectGrantQueries queries;
    private final ProjectQueries projects;
    private final ListDetailsMapper lists;
    private final ChangeMapper changes;

    ProjectGrantModule(
            ProjectGrantCommands grants,
            ProjectGrantQueries queries,
            ProjectQueries projects,
            ListDetailsMapper lists,
            ChangeMapper changes) {
        this.grants = grants;
        this.queries = queries;
        this.projects = projects;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetProjectGrantByIDMethod(), this::get)
                .on(ManagementServiceGrpc.getListProjectGrantsMethod(), this::list)
                .on(ManagementServiceGrpc.getListAllProjectGrantsMethod(), this::listAll)
                .on(ManagementServiceGrpc.getListProjectGrantChangesMethod(), this::listChanges)
                .on(ManagementServiceGrpc.getAddProjectGrantMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateProjectGrantMethod(), this::update)
                .on(ManagementServiceGrpc.getDeactivateProjectGrantMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateProjectGrantMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getRemoveProjectGrantMethod(), this::remove);
    }

    private GetProjectGrantByIDResponse get(RpcContext context, GetProjectGrantByIDRequest request) {
        ProjectGrantView grant = queries.require(context.orgId(), request.getProjectId(), request.getGrantId());
        return GetProjectGrantByIDResponse.newBuilder()
                .setProjectGrant(ProjectGrantMapper.granted(grant))
                .build();
    }

    private ListProjectGrantsResponse list(RpcContext context, ListProjectGrantsRequest request) {
        projects.require(new ProjectRef(context.orgId(), request.getProjectId()));
        List<Predicate> predicates =
                new ArrayList<>(List.of(new Predicate.Equal(ProjectGrantQueries.PROJECT_ID, request.getProjectId())));
        request.getQueriesList().forEach(query -> predicates.add(ProjectGrantMapper.predicate(query)));
        Page<ProjectGrantView> page = queries.made(
                context.orgId(), new Reach.Everything(), ProjectGrantMapper.search(predicates, request.getQuery()));
        return ListProjectGrantsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(
                        page.rows().stream().map(ProjectGrantMapper::granted).toList())
                .build();
    }

    private ListAllProjectGrantsResponse listAll(RpcContext context, ListAllProjectGrantsRequest request) {
        List<Predicate> predicates = request.getQueriesList().stream()
                .map(ProjectGrantMapper::predicate)
                .toList();
        Page<ProjectGrantView> page = queries.made(
                context.orgId(), context.reach(), ProjectGrantMapper.search(predicates, request.getQuery()));
        return ListAllProjectGrantsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(
                        page.rows().stream().map(ProjectGrantMapper::granted).toList())
                .build();
    }

    private ListProjectGrantChangesResponse listChanges(RpcContext context, ListProjectGrantChangesRequest request) {
        ProjectGrantView grant = queries.require(context.orgId(), request.getProjectId(), request.getGrantId());
        return ListProjectGrantChangesResponse.newBuilder()
                .addAllResult(changes.changes(grant, request.getQuery()))
                .build();
    }

    private AddProjectGrantResponse add(RpcContext context, AddProjectGrantRequest request) {
        ProjectRef project = new ProjectRef(context.orgId(), request.getProjectId());
        Loaded<ProjectGrant> added =
                grants.add(project, request.getGrantedOrgId(), request.getRoleKeysList(), context.actor());
        return AddProjectGrantResponse.newBuilder()
                .setGrantId(added.stream().id())
                .setDetails(details(added))
                .build();
    }

    private UpdateProjectGrantResponse update(RpcContext context, UpdateProjectGrantRequest request) {
        ProjectGrantRef ref = named(context, request.getProjectId(), request.getGrantId());
        return UpdateProjectGrantResponse.newBuilder()
                .setDetails(details(grants.changeRoles(ref, request.getRoleKeysList(), context.actor())))
                .build();
    }

    private DeactivateProjectGrantResponse deactivate(RpcContext context, DeactivateProjectGrantRequest request) {
        ProjectGrantRef ref = named(context, request.getProjectId(), request.getGrantId());
        return DeactivateProjectGrantResponse.newBuilder()
                .setDetails(details(grants.deactivate(ref, context.actor())))
                .build();
    }

    private ReactivateProjectGrantResponse reactivate(RpcContext context, ReactivateProjectGrantRequest request) {
        ProjectGrantRef ref = named(context, request.getProjectId(), request.getGrantId());
        return ReactivateProjectGrantResponse.newBuilder()
                .setDetails(details(grants.reactivate(ref, context.actor())))
                .build();
    }

    private RemoveProjectGrantResponse remove(RpcContext context, RemoveProjectGrantRequest request) {
        ProjectGrantRef ref = named(context, request.getProjectId(), request.getGrantId());
        return RemoveProjectGrantResponse.newBuilder()
                .setDetails(details(grants.remove(ref, context.actor())))
                .build();
    }

    private static ProjectGrantRef named(RpcContext context, String projectId, String grantId) {
        return new ProjectGrantRef(new ProjectRef(context.orgId(), projectId), grantId);
    }
}
