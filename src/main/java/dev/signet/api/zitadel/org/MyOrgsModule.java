package dev.signet.api.zitadel.org;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectOrgsRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyProjectOrgsResponse;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ManagedOrgs;
import dev.signet.org.OrgSearch;
import dev.signet.org.OrgView;
import dev.signet.search.Page;
import jakarta.inject.Singleton;

/** Lists the organizations in which the caller has a manager role. */
@Singleton
final class MyOrgsModule implements RpcModule {
    private final OrgSearch search;
    private final ListDetailsMapper lists;

    MyOrgsModule(OrgSearch search, ListDetailsMapper lists) {
        this.search = search;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AuthServiceGrpc.getListMyProjectOrgsMethod(), this::list);
    }

    private ListMyProjectOrgsResponse list(RpcContext context, ListMyProjectOrgsRequest request) {
        Page<OrgView> page = search.find(OrgMapper.search(
                ManagedOrgs.of(context.principal().memberships()),
                request.getQueriesList(),
                request.getSortingColumn(),
                request.getQuery()));
        return ListMyProjectOrgsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(OrgMapper::org).toList())
                .build();
    }
}
