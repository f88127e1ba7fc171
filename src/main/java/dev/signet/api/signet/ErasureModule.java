package dev.signet.api.signet;

import com.google.protobuf.util.Timestamps;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.EraseUserRequest;
import dev.signet.api.proto.signet.admin.v1.EraseUserResponse;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.api.rpc.RpcContext;
import dev.signet.api.rpc.RpcModule;
import dev.signet.api.rpc.RpcRegistry;
import dev.signet.erasure.UserErasure;
import dev.signet.eventstore.Loaded;
import dev.signet.user.User;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The call that erases a person. */
@Singleton
final class ErasureModule implements RpcModule {
    private final UserErasure erasure;

    ErasureModule(UserErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getEraseUserMethod(), this::eraseUser);
    }

    private EraseUserResponse eraseUser(RpcContext context, EraseUserRequest request) {
        context.require("iam.write");
        UserErasure.Report report = erasure.erase(request.getUserId(), request.getForce(), context.actor());
        return EraseUserResponse.newBuilder()
                .setDetails(details(report.user()))
                .putAllRemoved(report.removed())
                .build();
    }

    private static ObjectDetails details(Loaded<User> user) {
        ObjectDetails.Builder details =
                ObjectDetails.newBuilder().setSequence(user.version()).setResourceOwner(user.owner());
        Instant created = user.createdAt();
        Instant changed = user.changedAt();
        if (created != null) {
            details.setCreationDate(Timestamps.fromMillis(created.toEpochMilli()));
        }
        if (changed != null) {
            details.setChangeDate(Timestamps.fromMillis(changed.toEpochMilli()));
        }
        return details.build();
    }
}
