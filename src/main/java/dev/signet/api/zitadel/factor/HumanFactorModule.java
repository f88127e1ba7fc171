package dev.signet.api.zitadel.factor;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.ListHumanAuthFactorsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListHumanAuthFactorsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanAuthFactorOTPRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveHumanAuthFactorOTPResponse;
import dev.signet.factor.totp.TotpCommands;
import jakarta.inject.Singleton;

/** Second factors of people whom the caller manages. */
@Singleton
final class HumanFactorModule implements RpcModule {
    private final TotpCommands totp;
    private final FactorMapper mapper;

    HumanFactorModule(TotpCommands totp, FactorMapper mapper) {
        this.totp = totp;
        this.mapper = mapper;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getListHumanAuthFactorsMethod(), this::list)
                .on(ManagementServiceGrpc.getRemoveHumanAuthFactorOTPMethod(), this::removeOtp);
    }

    private ListHumanAuthFactorsResponse list(RpcContext context, ListHumanAuthFactorsRequest request) {
        return ListHumanAuthFactorsResponse.newBuilder()
                .addAllResult(mapper.factors(context.user(request.getUserId())))
                .build();
    }

    private RemoveHumanAuthFactorOTPResponse removeOtp(RpcContext context, RemoveHumanAuthFactorOTPRequest request) {
        return RemoveHumanAuthFactorOTPResponse.newBuilder()
                .setDetails(details(totp.remove(context.user(request.getUserId()), context.actor())))
                .build();
    }
}
