package dev.signet.api.zitadel.usergrant;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserGrantsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyUserGrantsResponse;
import dev.signet.api.proto.zitadel.management.v1.AddUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.AddUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.DeactivateUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.GetUserGrantByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserGrantByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.ListUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserGrantResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateUserGrantRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateUserGrantResponse;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.eventstore.Loaded;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.usergrant.UserGrantCommands;
import dev.signet.usergrant.UserGrantQueries;
import dev.signet.usergrant.UserGrantSearch;
import dev.signet.usergrant.UserGrantView;
import jakarta.inject.Singleton;
import java.util.List;

/** The project roles that the selected organization grants to users, and those that the caller has. */
@Singleton
final class UserGrantModule implements RpcModule {
    private final UserGrantCommands grants;
    private final UserGrantQueries queries;
    private final UserGrantSearch search;
    private final ListDetailsMapper lists;

    UserGrantModule(
            UserGrantCommands grants, UserGrantQueries queries, UserGrantSearch search, ListDetailsMapper lists) {
        this.grants = grants;
        this.queries = queries;
        this.search = search;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetUserGrantByIDMethod(), this::get)
                .on(ManagementServiceGrpc.getListUserGrantsMethod(), this::list)
                .on(ManagementServiceGrpc.getAddUserGrantMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateUserGrantMethod(), this::update)
                .on(ManagementServiceGrpc.getDeactivateUserGrantMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateUserGrantMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getRemoveUserGrantMethod(), this::remove)
                .on(ManagementServiceGrpc.getBulkRemoveUserGrantMethod(), this::removeAll)
                .on(AuthServiceGrpc.getListMyUserGrantsMethod(), this::listMine);
    }

    private GetUserGrantByIDResponse get(RpcContext context, GetUserGrantByIDRequest request) {
        RoleGrantRef ref = named(context, request.getUserId(), request.getGrantId());
        return GetUserGrantByIDResponse.newBuilder()
                .setUserGrant(UserGrantMapper.grant(queries.require(ref)))
                .build();
    }

    private ListUserGrantResponse list(RpcContext context, ListUserGrantRequest request) {
        Page<UserGrantView> page = search.find(
                context.orgId(),
                UserGrantSearchMapper.withGranted(request.getQueriesList()),
                context.reach(),
                search(UserGrantSearchMapper.predicates(request.getQueriesList()), request.getQuery()));
        return ListUserGrantResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(UserGrantMapper::grant).toList())
                .build();
    }

    private ListMyUserGrantsResponse listMine(RpcContext context, ListMyUserGrantsRequest request) {
        Page<UserGrantView> page = search.ofUser(context.principal().userId(), search(List.of(), request.getQuery()));
        return ListMyUserGrantsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(UserGrantMapper::own).toList())
                .build();
    }

    private AddUserGrantResponse add(RpcContext context, AddUserGrantRequest request) {
        NewRoleGrant wanted = new NewRoleGrant(
                context.orgId(),
                request.getUserId(),
                request.getProjectId(),
                request.getProjectGrantId(),
                request.getRoleKeysList());
        Loaded<RoleGrant> added = grants.add(wanted, context.reach(), context.actor());
        return AddUserGrantResponse.newBuilder()
                .setUserGrantId(added.stream().id())
                .setDetails(details(added))
                .build();
    }

    private UpdateUserGrantResponse update(RpcContext context, UpdateUserGrantRequest request) {
        RoleGrantRef ref = named(context, request.getUserId(), request.getGrantId());
        return UpdateUserGrantResponse.newBuilder()
                .setDetails(details(grants.changeRoles(ref, request.getRoleKeysList(), context.actor())))
                .build();
    }

    private DeactivateUserGrantResponse deactivate(RpcContext context, DeactivateUserGrantRequest request) {
        RoleGrantRef ref = named(context, request.getUserId(), request.getGrantId());
        return DeactivateUserGrantResponse.newBuilder()
                .setDetails(details(grants.deactivate(ref, context.actor())))
                .build();
    }

    private ReactivateUserGrantResponse reactivate(RpcContext context, ReactivateUserGrantRequest request) {
        RoleGrantRef ref = named(context, request.getUserId(), request.getGrantId());
        return ReactivateUserGrantResponse.newBuilder()
                .setDetails(details(grants.reactivate(ref, context.actor())))
                .build();
    }

    private RemoveUserGrantResponse remove(RpcContext context, RemoveUserGrantRequest request) {
        RoleGrantRef ref = named(context, request.getUserId(), request.getGrantId());
        return RemoveUserGrantResponse.newBuilder()
                .setDetails(details(grants.remove(ref, context.actor())))
                .build();
    }

    private BulkRemoveUserGrantResponse removeAll(RpcContext context, BulkRemoveUserGrantRequest request) {
        grants.removeAll(context.orgId(), request.getGrantIdList(), context.reach(), context.actor());
        return BulkRemoveUserGrantResponse.getDefaultInstance();
    }

    private static RoleGrantRef named(RpcContext context, String userId, String grantId) {
        return new RoleGrantRef(context.orgId(), userId, grantId, context.reach());
    }

    private static Search search(List<Predicate> predicates, ListQuery query) {
        return Search.of(predicates, null, query.getAsc(), query.getOffset(), query.getLimit());
    }
}
