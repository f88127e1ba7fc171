package dev.signet.api.zitadel.v2.authorization;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;
import static dev.signet.api.zitadel.v2.wire.DetailsMapper.created;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.authorization.v2.ActivateAuthorizationRequest;
import dev.signet.api.proto.zitadel.authorization.v2.ActivateAuthorizationResponse;
import dev.signet.api.proto.zitadel.authorization.v2.AuthorizationServiceGrpc;
import dev.signet.api.proto.zitadel.authorization.v2.CreateAuthorizationRequest;
import dev.signet.api.proto.zitadel.authorization.v2.CreateAuthorizationResponse;
import dev.signet.api.proto.zitadel.authorization.v2.DeactivateAuthorizationRequest;
import dev.signet.api.proto.zitadel.authorization.v2.DeactivateAuthorizationResponse;
import dev.signet.api.proto.zitadel.authorization.v2.DeleteAuthorizationRequest;
import dev.signet.api.proto.zitadel.authorization.v2.DeleteAuthorizationResponse;
import dev.signet.api.proto.zitadel.authorization.v2.ListAuthorizationsRequest;
import dev.signet.api.proto.zitadel.authorization.v2.ListAuthorizationsResponse;
import dev.signet.api.proto.zitadel.authorization.v2.UpdateAuthorizationRequest;
import dev.signet.api.proto.zitadel.authorization.v2.UpdateAuthorizationResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.eventstore.Loaded;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.search.Page;
import dev.signet.search.Search;
import dev.signet.usergrant.UserGrantCommands;
import dev.signet.usergrant.UserGrantSearch;
import dev.signet.usergrant.UserGrantView;
import jakarta.inject.Singleton;

/** Authorizations, which version 1 calls user grants. */
@Singleton
final class AuthorizationModule implements RpcModule {
    private final UserGrantCommands grants;
    private final UserGrantSearch search;
    private final ProjectQueries projects;
    private final ProjectGrantQueries projectGrants;

    AuthorizationModule(
            UserGrantCommands grants,
            UserGrantSearch search,
            ProjectQueries projects,
            ProjectGrantQueries projectGrants) {
        this.grants = grants;
        this.search = search;
        this.projects = projects;
        this.projectGrants = projectGrants;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthorizationServiceGrpc.getListAuthorizationsMethod(), this::list)
                .on(AuthorizationServiceGrpc.getCreateAuthorizationMethod(), this::create)
                .on(AuthorizationServiceGrpc.getUpdateAuthorizationMethod(), this::update)
                .on(AuthorizationServiceGrpc.getDeleteAuthorizationMethod(), this::delete)
                .on(AuthorizationServiceGrpc.getActivateAuthorizationMethod(), this::activate)
                .on(AuthorizationServiceGrpc.getDeactivateAuthorizationMethod(), this::deactivate);
    }

    private ListAuthorizationsResponse list(RpcContext context, ListAuthorizationsRequest request) {
        Search search = Pages.search(
                request.getFiltersList().stream()
                        .map(filter -> AuthorizationMapper.predicate(filter, context.orgId()))
                        .toList(),
                AuthorizationMapper.column(request.getSortingColumn()),
                request.getPagination());
        Page<UserGrantView> page = this.search.find(context.orgId(), false, context.reach(), search);
        return ListAuthorizationsResponse.newBuilder()
                .setPagination(Pages.response(page.total(), search))
                .addAllAuthorizations(page.rows().stream()
                        .map(AuthorizationMapper::authorization)
                        .toList())
                .build();
    }

    private CreateAuthorizationResponse create(RpcContext context, CreateAuthorizationRequest request) {
        NewRoleGrant wanted = new NewRoleGrant(
                context.orgId(),
                request.getUserId(),
                request.getProjectId(),
                projectGrantId(context.orgId(), request.getProjectId()),
                request.getRoleKeysList());
        Loaded<RoleGrant> added = grants.add(wanted, context.reach(), context.actor());
        return CreateAuthorizationResponse.newBuilder()
                .setId(added.stream().id())
                .setCreationDate(created(added))
                .build();
    }

    private UpdateAuthorizationResponse update(RpcContext context, UpdateAuthorizationRequest request) {
        return UpdateAuthorizationResponse.newBuilder()
                .setChangeDate(changed(grants.changeRoles(
                        named(context, request.getId()), request.getRoleKeysList(), context.actor())))
                .build();
    }

    private DeleteAuthorizationResponse delete(RpcContext context, DeleteAuthorizationRequest request) {
        return DeleteAuthorizationResponse.newBuilder()
                .setDeletionDate(changed(grants.remove(named(context, request.getId()), context.actor())))
                .build();
    }

    private ActivateAuthorizationResponse activate(RpcContext context, ActivateAuthorizationRequest request) {
        return ActivateAuthorizationResponse.newBuilder()
                .setChangeDate(changed(grants.reactivate(named(context, request.getId()), context.actor())))
                .build();
    }

    private DeactivateAuthorizationResponse deactivate(RpcContext context, DeactivateAuthorizationRequest request) {
        return DeactivateAuthorizationResponse.newBuilder()
                .setChangeDate(changed(grants.deactivate(named(context, request.getId()), context.actor())))
                .build();
    }

    /** The project grant by which an organization may give roles; empty for the owner of the project. */
    private String projectGrantId(String orgId, String projectId) {
        return projects.find(new ProjectRef(orgId, projectId)).isPresent()
                ? ""
                : projectGrants.requireBetween(projectId, orgId).id();
    }

    /** The grant with this id, of whichever user. */
    private static RoleGrantRef named(RpcContext context, String id) {
        return new RoleGrantRef(context.orgId(), "", id, context.reach());
    }
}
