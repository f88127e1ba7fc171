package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.object.v2.ListQuery;
import dev.signet.api.proto.zitadel.user.v2.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.user.v2.GetUserByIDResponse;
import dev.signet.api.proto.zitadel.user.v2.ListUsersRequest;
import dev.signet.api.proto.zitadel.user.v2.ListUsersResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.api.zitadel.v2.wire.ListDetailsMapper;
import dev.signet.search.Page;
import dev.signet.search.Search;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserSearch;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;

/** Reads users of either kind. */
@Singleton
final class UserModule implements RpcModule {
    private final UserQueries queries;
    private final UserSearch search;
    private final ListDetailsMapper lists;

    UserModule(UserQueries queries, UserSearch search, ListDetailsMapper lists) {
        this.queries = queries;
        this.search = search;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getGetUserByIDMethod(), this::get)
                .on(UserServiceGrpc.getListUsersMethod(), this::list);
    }

    private GetUserByIDResponse get(RpcContext context, GetUserByIDRequest request) {
        UserView user = queries.require(context.user(request.getUserId()));
        return GetUserByIDResponse.newBuilder()
                .setDetails(details(user.version(), user.createdAt(), user.changedAt(), user.orgId()))
                .setUser(UserMapper.user(user))
                .build();
    }

    private ListUsersResponse list(RpcContext context, ListUsersRequest request) {
        ListQuery page = request.getQuery();
        UserSearchMapper mapper = new UserSearchMapper(context.orgId(), search);
        Page<UserView> found = search.find(
                context.orgId(),
                Search.of(
                        mapper.predicates(request.getQueriesList()),
                        UserSearchMapper.column(request.getSortingColumn()),
                        page.getAsc(),
                        page.getOffset(),
                        page.getLimit()));
        return ListUsersResponse.newBuilder()
                .setDetails(lists.details(found.total()))
                .setSortingColumn(request.getSortingColumn())
                .addAllResult(found.rows().stream().map(UserMapper::user).toList())
                .build();
    }
}
