package dev.signet.api.zitadel.application;

import static dev.signet.api.zitadel.application.AppRefs.named;
import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddAppKeyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddAppKeyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetAppKeyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetAppKeyResponse;
import dev.signet.api.proto.zitadel.management.v1.ListAppKeysRequest;
import dev.signet.api.proto.zitadel.management.v1.ListAppKeysResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveAppKeyRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveAppKeyResponse;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.application.AddedClientKey;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationKeyView;
import dev.signet.application.ApplicationQueries;
import dev.signet.application.ApplicationRef;
import dev.signet.search.Page;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.List;

/** Keys with which applications sign assertions. The private key is returned only once, when it is created. */
@Singleton
final class AppKeyModule implements RpcModule {
    private final ApplicationCommands applications;
    private final ApplicationQueries queries;
    private final ListDetailsMapper lists;

    AppKeyModule(ApplicationCommands applications, ApplicationQueries queries, ListDetailsMapper lists) {
        this.applications = applications;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetAppKeyMethod(), this::get)
                .on(ManagementServiceGrpc.getListAppKeysMethod(), this::list)
                .on(ManagementServiceGrpc.getAddAppKeyMethod(), this::add)
                .on(ManagementServiceGrpc.getRemoveAppKeyMethod(), this::remove);
    }

    private GetAppKeyResponse get(RpcContext context, GetAppKeyRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return GetAppKeyResponse.newBuilder()
                .setKey(AppMapper.key(queries.requireKey(app, request.getKeyId())))
                .build();
    }

    private ListAppKeysResponse list(RpcContext context, ListAppKeysRequest request) {
        ListQuery query = request.getQuery();
        Search search = Search.of(List.of(), null, query.getAsc(), query.getOffset(), query.getLimit());
        Page<ApplicationKeyView> page =
                queries.searchKeys(named(context, request.getProjectId(), request.getAppId()), search);
        return ListAppKeysResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .addAllResult(page.rows().stream().map(AppMapper::key).toList())
                .build();
    }

    private AddAppKeyResponse add(RpcContext context, AddAppKeyRequest request) {
        AddedClientKey added = applications.addKey(
                named(context, request.getProjectId(), request.getAppId()),
                request.hasExpirationDate() ? WireTime.instant(request.getExpirationDate(), "expiration_date") : null,
                context.actor());
        return AddAppKeyResponse.newBuilder()
                .setId(added.keyId())
                .setDetails(details(added.application()))
                .setKeyDetails(ByteString.copyFrom(added.keyFile()))
                .build();
    }

    private RemoveAppKeyResponse remove(RpcContext context, RemoveAppKeyRequest request) {
        ApplicationRef app = named(context, request.getProjectId(), request.getAppId());
        return RemoveAppKeyResponse.newBuilder()
                .setDetails(details(applications.removeKey(app, request.getKeyId(), context.actor())))
                .build();
    }
}
