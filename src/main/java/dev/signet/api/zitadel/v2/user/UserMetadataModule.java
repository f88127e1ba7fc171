package dev.signet.api.zitadel.v2.user;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.metadata.v2.Metadata;
import dev.signet.api.proto.zitadel.user.v2.DeleteUserMetadataRequest;
import dev.signet.api.proto.zitadel.user.v2.DeleteUserMetadataResponse;
import dev.signet.api.proto.zitadel.user.v2.ListUserMetadataRequest;
import dev.signet.api.proto.zitadel.user.v2.ListUserMetadataResponse;
import dev.signet.api.proto.zitadel.user.v2.SetUserMetadataRequest;
import dev.signet.api.proto.zitadel.user.v2.SetUserMetadataResponse;
import dev.signet.api.proto.zitadel.user.v2.UserServiceGrpc;
import dev.signet.api.zitadel.v2.wire.MetadataFilters;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.search.Search;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.MetadataView;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata of users. */
@Singleton
final class UserMetadataModule implements RpcModule {
    private final UserCommands users;
    private final UserQueries queries;

    UserMetadataModule(UserCommands users, UserQueries queries) {
        this.users = users;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(UserServiceGrpc.getSetUserMetadataMethod(), this::set)
                .on(UserServiceGrpc.getListUserMetadataMethod(), this::list)
                .on(UserServiceGrpc.getDeleteUserMetadataMethod(), this::delete);
    }

    private SetUserMetadataResponse set(RpcContext context, SetUserMetadataRequest request) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        request.getMetadataList()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().toByteArray()));
        return SetUserMetadataResponse.newBuilder()
                .setSetDate(changed(users.setMetadata(context.user(request.getUserId()), entries, context.actor())))
                .build();
    }

    private ListUserMetadataResponse list(RpcContext context, ListUserMetadataRequest request) {
        Search page = Pages.search(List.of(), null, request.getPagination());
        UserRef user = context.user(request.getUserId());
        List<String> matching = MetadataFilters.matching(queries.metadataKeys(user), request.getFiltersList());
        return ListUserMetadataResponse.newBuilder()
                .setPagination(Pages.response(matching.size(), page))
                .addAllMetadata(queries.metadata(user, Pages.page(page).cut(matching)).stream()
                        .map(UserMetadataModule::metadata)
                        .toList())
                .build();
    }

    private DeleteUserMetadataResponse delete(RpcContext context, DeleteUserMetadataRequest request) {
        return DeleteUserMetadataResponse.newBuilder()
                .setDeletionDate(changed(users.removeMetadata(
                        context.user(request.getUserId()), request.getKeysList(), context.actor())))
                .build();
    }

    private static Metadata metadata(MetadataView entry) {
        return Metadata.newBuilder()
                .setCreationDate(WireTime.timestamp(entry.createdAt()))
                .setChangeDate(WireTime.timestamp(entry.changedAt()))
                .setKey(entry.key())
                .setValue(ByteString.copyFrom(entry.value()))
                .build();
    }
}
