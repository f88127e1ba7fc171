package dev.signet.api.zitadel.user;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyMetadataRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyMetadataResponse;
import dev.signet.api.proto.zitadel.auth.v1.ListMyMetadataRequest;
import dev.signet.api.proto.zitadel.auth.v1.ListMyMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveUserMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.BulkSetUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkSetUserMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.GetUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.GetUserMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.ListUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.ListUserMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveUserMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.SetUserMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.SetUserMetadataResponse;
import dev.signet.api.proto.zitadel.metadata.v1.Metadata;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.api.zitadel.wire.MetadataMatch;
import dev.signet.user.UserCommands;
import dev.signet.user.UserError;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata of users, and the caller's own. */
@Singleton
final class MetadataModule implements RpcModule {
    private final UserCommands users;
    private final UserQueries queries;
    private final ListDetailsMapper lists;

    MetadataModule(UserCommands users, UserQueries queries, ListDetailsMapper lists) {
        this.users = users;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getSetUserMetadataMethod(), this::set)
                .on(ManagementServiceGrpc.getBulkSetUserMetadataMethod(), this::bulkSet)
                .on(ManagementServiceGrpc.getListUserMetadataMethod(), this::list)
                .on(ManagementServiceGrpc.getGetUserMetadataMethod(), this::get)
                .on(ManagementServiceGrpc.getRemoveUserMetadataMethod(), this::remove)
                .on(ManagementServiceGrpc.getBulkRemoveUserMetadataMethod(), this::bulkRemove)
                .on(AuthServiceGrpc.getListMyMetadataMethod(), this::listMine)
                .on(AuthServiceGrpc.getGetMyMetadataMethod(), this::getMine);
    }

    private SetUserMetadataResponse set(RpcContext context, SetUserMetadataRequest request) {
        Map<String, byte[]> entry = Map.of(request.getKey(), request.getValue().toByteArray());
        return SetUserMetadataResponse.newBuilder()
                .setId(request.getId())
                .setDetails(details(users.setMetadata(context.user(request.getId()), entry, context.actor())))
                .build();
    }

    private BulkSetUserMetadataResponse bulkSet(RpcContext context, BulkSetUserMetadataRequest request) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        request.getMetadataList()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().toByteArray()));
        return BulkSetUserMetadataResponse.newBuilder()
                .setDetails(details(users.setMetadata(context.user(request.getId()), entries, context.actor())))
                .build();
    }

    private ListUserMetadataResponse list(RpcContext context, ListUserMetadataRequest request) {
        UserRef user = context.user(request.getId());
        List<String> matching = MetadataMatch.matching(queries.metadataKeys(user), request.getQueriesList());
        return ListUserMetadataResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(entries(user, ListPage.of(request.getQuery()).cut(matching)))
                .build();
    }

    private GetUserMetadataResponse get(RpcContext context, GetUserMetadataRequest request) {
        return GetUserMetadataResponse.newBuilder()
                .setMetadata(entry(context.user(request.getId()), request.getKey()))
                .build();
    }

    private RemoveUserMetadataResponse remove(RpcContext context, RemoveUserMetadataRequest request) {
        return RemoveUserMetadataResponse.newBuilder()
                .setDetails(details(users.removeMetadata(
                        context.user(request.getId()), List.of(request.getKey()), context.actor())))
                .build();
    }

    private BulkRemoveUserMetadataResponse bulkRemove(RpcContext context, BulkRemoveUserMetadataRequest request) {
        return BulkRemoveUserMetadataResponse.newBuilder()
                .setDetails(details(
                        users.removeMetadata(context.user(request.getId()), request.getKeysList(), context.actor())))
                .build();
    }

    private ListMyMetadataResponse listMine(RpcContext context, ListMyMetadataRequest request) {
        UserRef user = context.self();
        List<String> matching = MetadataMatch.matching(queries.metadataKeys(user), request.getQueriesList());
        return ListMyMetadataResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(entries(user, ListPage.of(request.getQuery()).cut(matching)))
                .build();
    }

    private GetMyMetadataResponse getMine(RpcContext context, GetMyMetadataRequest request) {
        return GetMyMetadataResponse.newBuilder()
                .setMetadata(entry(context.self(), request.getKey()))
                .build();
    }

    private Metadata entry(UserRef user, String key) {
        return MetadataMapper.metadata(
                queries.metadata(user, key).orElseThrow(UserError.METADATA_NOT_FOUND::exception));
    }

    private List<Metadata> entries(UserRef user, List<String> keys) {
        return queries.metadata(user, keys).stream()
                .map(MetadataMapper::metadata)
                .toList();
    }
}
