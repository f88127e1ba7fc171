package dev.signet.api.signet;

import static dev.signet.api.signet.SharedMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.signet.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.signet.admin.v1.LabelPolicyAsset;
import dev.signet.api.proto.signet.admin.v1.SetDefaultLabelPolicyAssetRequest;
import dev.signet.api.proto.signet.admin.v1.SetDefaultLabelPolicyAssetResponse;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyAssetRequest;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyAssetResponse;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyLogoRequest;
import dev.signet.api.proto.signet.admin.v1.SetLabelPolicyLogoResponse;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelPolicyCommands;
import jakarta.inject.Singleton;

/** The calls that set the images and the font of the sign-in pages. */
@Singleton
final class LabelPolicyAssetModule implements RpcModule {
    private final LabelPolicyCommands policies;

    LabelPolicyAssetModule(LabelPolicyCommands policies) {
        this.policies = policies;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getSetLabelPolicyAssetMethod(), this::set)
                .on(AdminServiceGrpc.getSetLabelPolicyLogoMethod(), this::setLogo)
                .on(AdminServiceGrpc.getSetDefaultLabelPolicyAssetMethod(), this::setDefault);
    }

    private SetLabelPolicyAssetResponse set(RpcContext context, SetLabelPolicyAssetRequest request) {
        return SetLabelPolicyAssetResponse.newBuilder()
                .setDetails(details(policies.setAsset(
                        context.orgId(),
                        asset(request.getAsset()),
                        request.getContent().toByteArray(),
                        context.actor())))
                .build();
    }

    private SetLabelPolicyLogoResponse setLogo(RpcContext context, SetLabelPolicyLogoRequest request) {
        return SetLabelPolicyLogoResponse.newBuilder()
                .setDetails(details(policies.setAsset(
                        context.orgId(), LabelAsset.LOGO, request.getImage().toByteArray(), context.actor())))
                .build();
    }

    private SetDefaultLabelPolicyAssetResponse setDefault(
            RpcContext context, SetDefaultLabelPolicyAssetRequest request) {
        return SetDefaultLabelPolicyAssetResponse.newBuilder()
                .setDetails(details(policies.setDefaultAsset(
                        asset(request.getAsset()), request.getContent().toByteArray(), context.actor())))
                .build();
    }

    private static LabelAsset asset(LabelPolicyAsset asset) {
        return switch (asset) {
            case LABEL_POLICY_ASSET_LOGO -> LabelAsset.LOGO;
            case LABEL_POLICY_ASSET_LOGO_DARK -> LabelAsset.LOGO_DARK;
            case LABEL_POLICY_ASSET_ICON -> LabelAsset.ICON;
            case LABEL_POLICY_ASSET_ICON_DARK -> LabelAsset.ICON_DARK;
            case LABEL_POLICY_ASSET_FONT -> LabelAsset.FONT;
            case LABEL_POLICY_ASSET_UNSPECIFIED, UNRECOGNIZED ->
                throw RequestError.unknownValue("asset").exception();
        };
    }
}
