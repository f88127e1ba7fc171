package dev.signet.api.zitadel.user;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDResponse;
import dev.signet.api.proto.zitadel.management.v1.GetUserByLoginNameGlobalRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserByLoginNameGlobalResponse;
import dev.signet.api.proto.zitadel.management.v1.IsUserUniqueRequest;
import dev.signet.api.proto.zitadel.management.v1.IsUserUniqueResponse;
import dev.signet.api.proto.zitadel.management.v1.ListUserChangesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUserChangesResponse;
import dev.signet.api.proto.zitadel.management.v1.ListUsersRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUsersResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.search.Page;
import dev.signet.user.UserError;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;

/** Reads users of either kind. */
@Singleton
final class UserModule implements RpcModule {
    private final UserQueries users;
    private final UserSearch search;
    private final ChangeMapper changes;
    private final ListDetailsMapper lists;

    UserModule(UserQueries users, UserSearch search, ChangeMapper changes, ListDetailsMapper lists) {
        this.users = users;
        this.search = search;
        this.changes = changes;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetUserByIDMethod(), this::getById)
                .on(ManagementServiceGrpc.getGetUserByLoginNameGlobalMethod(), this::getByLoginName)
                .on(ManagementServiceGrpc.getListUsersMethod(), this::list)
                .on(ManagementServiceGrpc.getListUserChangesMethod(), this::listChanges)
                .on(ManagementServiceGrpc.getIsUserUniqueMethod(), this::isUnique);
    }

    private GetUserByIDResponse getById(RpcContext context, GetUserByIDRequest request) {
        return GetUserByIDResponse.newBuilder()
                .setUser(UserMapper.user(users.require(context.user(request.getId()))))
                .build();
    }

    /** The only call here that finds users of all organizations; it therefore has a permission of its own. */
    private GetUserByLoginNameGlobalResponse getByLoginName(
            RpcContext context, GetUserByLoginNameGlobalRequest request) {
        return GetUserByLoginNameGlobalResponse.newBuilder()
                .setUser(UserMapper.user(
                        users.byLoginName(request.getLoginName()).orElseThrow(UserError.NOT_FOUND::exception)))
                .build();
    }

    /** Lists users of the selected organization only. */
    private ListUsersResponse list(RpcContext context, ListUsersRequest request) {
        String orgId = context.orgId();
        UserSearchMapper mapper = new UserSearchMapper((method, text) -> search.loginName(orgId, method, text));
        Page<UserView> page = search.find(
                orgId, mapper.search(request.getQuery(), request.getSortingColumn(), request.getQueriesList()));
        return ListUsersResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .setSortingColumn(request.getSortingColumn())
                .addAllResult(page.rows().stream().map(UserMapper::user).toList())
                .build();
    }

    private ListUserChangesResponse listChanges(RpcContext context, ListUserChangesRequest request) {
        return ListUserChangesResponse.newBuilder()
                .addAllResult(changes.changes(context.user(request.getUserId()), request.getQuery()))
                .build();
    }

    private IsUserUniqueResponse isUnique(RpcContext context, IsUserUniqueRequest request) {
        return IsUserUniqueResponse.newBuilder()
                .setIsUnique(users.isUnique(context.orgId(), request.getUserName(), request.getEmail()))
                .build();
    }
}
