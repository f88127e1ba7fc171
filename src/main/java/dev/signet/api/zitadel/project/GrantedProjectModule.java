package dev.signet.api.zitadel.project;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.GetGrantedProjectByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetGrantedProjectByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.ListGrantedProjectRolesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListGrantedProjectRolesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListGrantedProjectsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListGrantedProjectsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRoleView;
import dev.signet.project.ProjectSearch;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectgrant.ProjectGrantView;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Projects of other organizations that were granted to the selected one. */
@Singleton
final class GrantedProjectModule implements RpcModule {
    private final ProjectGrantQueries grants;
    private final ProjectQueries projects;
    private final ListDetailsMapper lists;

    GrantedProjectModule(ProjectGrantQueries grants, ProjectQueries projects, ListDetailsMapper lists) {
        this.grants = grants;
        this.projects = projects;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetGrantedProjectByIDMethod(), this::get)
                .on(ManagementServiceGrpc.getListGrantedProjectsMethod(), this::list)
                .on(ManagementServiceGrpc.getListGrantedProjectRolesMethod(), this::listRoles);
    }

    private GetGrantedProjectByIDResponse get(RpcContext context, GetGrantedProjectByIDRequest request) {
        return GetGrantedProjectByIDResponse.newBuilder()
                .setGrantedProject(ProjectGrantMapper.granted(
                        grants.requireReceived(context.orgId(), request.getProjectId(), request.getGrantId())))
                .build();
    }

    private ListGrantedProjectsResponse list(RpcContext context, ListGrantedProjectsRequest request) {
        List<Predicate> predicates = request.getQueriesList().stream()
                .map(ProjectGrantMapper::received)
                .toList();
        Page<ProjectGrantView> page = grants.received(
                context.orgId(), context.reach(), ProjectGrantMapper.search(predicates, request.getQuery()));
        return ListGrantedProjectsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(
                        page.rows().stream().map(ProjectGrantMapper::granted).toList())
                .build();
    }

    private ListGrantedProjectRolesResponse listRoles(RpcContext context, ListGrantedProjectRolesRequest request) {
        ProjectGrantView grant = grants.requireReceived(context.orgId(), request.getProjectId(), request.getGrantId());
        List<Predicate> predicates =
                new ArrayList<>(List.of(new Predicate.In(ProjectSearch.ROLE_KEY, grant.roleKeys())));
        request.getQueriesList().forEach(query -> predicates.add(ProjectMapper.predicate(query)));
        Page<ProjectRoleView> page = projects.searchRoles(
                new ProjectRef(grant.orgId(), grant.projectId()),
                ProjectGrantMapper.search(predicates, request.getQuery()));
        return ListGrantedProjectRolesResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(ProjectMapper::role).toList())
                .build();
    }
}
