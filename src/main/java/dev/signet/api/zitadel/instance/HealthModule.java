package dev.signet.api.zitadel.instance;

import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import jakarta.inject.Singleton;

/** The {@code Healthz} rpc of each service that has one; any answer means that the server is healthy. */
@Singleton
final class HealthModule implements RpcModule {

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(
                ManagementServiceGrpc.getHealthzMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.management.v1.HealthzResponse.getDefaultInstance());
        registry.on(
                dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc.getHealthzMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.auth.v1.HealthzResponse.getDefaultInstance());
        registry.on(
                dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc.getHealthzMethod(),
                (context, request) -> dev.signet.api.proto.zitadel.admin.v1.HealthzResponse.getDefaultInstance());
    }
}
