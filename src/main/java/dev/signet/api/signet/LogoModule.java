package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyLogoRequest;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyLogoResponse;
import dev.signet.branding.LabelPolicyCommands;
import jakarta.inject.Singleton;

/** The call that sets the logo on the sign-in pages of an organization. */
@Singleton
final class LogoModule implements RpcModule {
    private final LabelPolicyCommands policies;

    LogoModule(LabelPolicyCommands policies) {
        this.policies = policies;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getSetLabelPolicyLogoMethod(), this::setLogo);
    }

    private SetLabelPolicyLogoResponse setLogo(RpcContext context, SetLabelPolicyLogoRequest request) {
        return SetLabelPolicyLogoResponse.newBuilder()
                .setDetails(details(
                        policies.setLogo(context.orgId(), request.getImage().toByteArray(), context.actor())))
                .build();
    }
}
