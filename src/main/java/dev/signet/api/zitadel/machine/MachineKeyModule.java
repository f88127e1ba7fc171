package dev.signet.api.zitadel.machine;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.authn.v1.Key;
import dev.signet.api.proto.zitadel.authn.v1.KeyType;
import dev.signet.api.proto.zitadel.management.v1.AddMachineKeyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddMachineKeyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetMachineKeyByIDsRequest;
import dev.signet.api.proto.zitadel.management.v1.GetMachineKeyByIDsResponse;
import dev.signet.api.proto.zitadel.management.v1.ListMachineKeysRequest;
import dev.signet.api.proto.zitadel.management.v1.ListMachineKeysResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveMachineKeyRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveMachineKeyResponse;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.search.Page;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserError;
import dev.signet.user.view.MachineKeyView;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;

/** Keys with which machine users sign assertions. The private key is returned only once, when it is created. */
@Singleton
final class MachineKeyModule implements RpcModule {
    private final MachineCommands machines;
    private final UserQueries queries;
    private final ListDetailsMapper lists;

    MachineKeyModule(MachineCommands machines, UserQueries queries, ListDetailsMapper lists) {
        this.machines = machines;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetMachineKeyByIDsMethod(), this::get)
                .on(ManagementServiceGrpc.getListMachineKeysMethod(), this::list)
                .on(ManagementServiceGrpc.getAddMachineKeyMethod(), this::add)
                .on(ManagementServiceGrpc.getRemoveMachineKeyMethod(), this::remove);
    }

    private GetMachineKeyByIDsResponse get(RpcContext context, GetMachineKeyByIDsRequest request) {
        MachineKeyView key = queries.key(context.user(request.getUserId()), request.getKeyId())
                .orElseThrow(UserError.KEY_NOT_FOUND::exception);
        return GetMachineKeyByIDsResponse.newBuilder().setKey(key(key)).build();
    }

    private ListMachineKeysResponse list(RpcContext context, ListMachineKeysRequest request) {
        ListPage page = ListPage.of(request.getQuery());
        Page<MachineKeyView> keys =
                queries.keys(context.user(request.getUserId()), page.offset(), page.limit(), page.ascending());
        return ListMachineKeysResponse.newBuilder()
                .setDetails(lists.details(keys.total()))
                .addAllResult(keys.rows().stream().map(MachineKeyModule::key).toList())
                .build();
    }

    private AddMachineKeyResponse add(RpcContext context, AddMachineKeyRequest request) {
        MachineCommands.AddedKey added = machines.addKey(
                context.user(request.getUserId()),
                request.getPublicKey().toByteArray(),
                request.hasExpirationDate() ? WireTime.instant(request.getExpirationDate(), "expiration_date") : null,
                context.actor());
        AddMachineKeyResponse.Builder response =
                AddMachineKeyResponse.newBuilder().setKeyId(added.keyId()).setDetails(details(added.user()));
        byte[] file = added.keyFile();
        if (file != null) {
            response.setKeyDetails(ByteString.copyFrom(file));
        }
        return response.build();
    }

    private RemoveMachineKeyResponse remove(RpcContext context, RemoveMachineKeyRequest request) {
        return RemoveMachineKeyResponse.newBuilder()
                .setDetails(details(
                        machines.removeKey(context.user(request.getUserId()), request.getKeyId(), context.actor())))
                .build();
    }

    private static Key key(MachineKeyView view) {
        return Key.newBuilder()
                .setId(view.id())
                .setDetails(details(view))
                .setType(KeyType.KEY_TYPE_JSON)
                .setExpirationDate(WireTime.timestamp(view.expiresAt()))
                .build();
    }
}
