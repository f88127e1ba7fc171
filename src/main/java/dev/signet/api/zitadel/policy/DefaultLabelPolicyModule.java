package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.ActivateLabelPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.ActivateLabelPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.GetLabelPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetLabelPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.GetPreviewLabelPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetPreviewLabelPolicyResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyFontRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyFontResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyIconDarkRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyIconDarkResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyIconRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyIconResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyLogoDarkRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyLogoDarkResponse;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyLogoRequest;
import dev.signet.api.proto.zitadel.admin.v1.RemoveLabelPolicyLogoResponse;
import dev.signet.api.proto.zitadel.admin.v1.UpdateLabelPolicyRequest;
import dev.signet.api.proto.zitadel.admin.v1.UpdateLabelPolicyResponse;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelPolicyCommands;
import jakarta.inject.Singleton;

/** The branding of sign-in pages that holds unless an organization has one of its own. */
@Singleton
final class DefaultLabelPolicyModule implements RpcModule {
    private final ShownLabelPolicies shown;
    private final LabelPolicyCommands commands;

    DefaultLabelPolicyModule(ShownLabelPolicies shown, LabelPolicyCommands commands) {
        this.shown = shown;
        this.commands = commands;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(AdminServiceGrpc.getGetLabelPolicyMethod(), this::get)
                .on(AdminServiceGrpc.getGetPreviewLabelPolicyMethod(), this::getPreview)
                .on(AdminServiceGrpc.getUpdateLabelPolicyMethod(), this::update)
                .on(AdminServiceGrpc.getActivateLabelPolicyMethod(), this::activate)
                .on(AdminServiceGrpc.getRemoveLabelPolicyLogoMethod(), this::removeLogo)
                .on(AdminServiceGrpc.getRemoveLabelPolicyLogoDarkMethod(), this::removeLogoDark)
                .on(AdminServiceGrpc.getRemoveLabelPolicyIconMethod(), this::removeIcon)
                .on(AdminServiceGrpc.getRemoveLabelPolicyIconDarkMethod(), this::removeIconDark)
                .on(AdminServiceGrpc.getRemoveLabelPolicyFontMethod(), this::removeFont);
    }

    private GetLabelPolicyResponse get(RpcContext context, GetLabelPolicyRequest request) {
        return GetLabelPolicyResponse.newBuilder()
                .setPolicy(shown.activeDefault())
                .build();
    }

    private GetPreviewLabelPolicyResponse getPreview(RpcContext context, GetPreviewLabelPolicyRequest request) {
        return GetPreviewLabelPolicyResponse.newBuilder()
                .setPolicy(shown.previewOfDefault())
                .build();
    }

    private UpdateLabelPolicyResponse update(RpcContext context, UpdateLabelPolicyRequest request) {
        return UpdateLabelPolicyResponse.newBuilder()
                .setDetails(details(commands.changeDefault(LabelPolicyMapper.settings(request), context.actor())))
                .build();
    }

    private ActivateLabelPolicyResponse activate(RpcContext context, ActivateLabelPolicyRequest request) {
        return ActivateLabelPolicyResponse.newBuilder()
                .setDetails(details(commands.activateDefault(context.actor())))
                .build();
    }

    private ObjectDetails remove(RpcContext context, LabelAsset asset) {
        return details(commands.removeDefaultAsset(asset, context.actor()));
    }

    private RemoveLabelPolicyLogoResponse removeLogo(RpcContext context, RemoveLabelPolicyLogoRequest request) {
        return RemoveLabelPolicyLogoResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.LOGO))
                .build();
    }

    private RemoveLabelPolicyLogoDarkResponse removeLogoDark(
            RpcContext context, RemoveLabelPolicyLogoDarkRequest request) {
        return RemoveLabelPolicyLogoDarkResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.LOGO_DARK))
                .build();
    }

    private RemoveLabelPolicyIconResponse removeIcon(RpcContext context, RemoveLabelPolicyIconRequest request) {
        return RemoveLabelPolicyIconResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.ICON))
                .build();
    }

    private RemoveLabelPolicyIconDarkResponse removeIconDark(
            RpcContext context, RemoveLabelPolicyIconDarkRequest request) {
        return RemoveLabelPolicyIconDarkResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.ICON_DARK))
                .build();
    }

    private RemoveLabelPolicyFontResponse removeFont(RpcContext context, RemoveLabelPolicyFontRequest request) {
        return RemoveLabelPolicyFontResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.FONT))
                .build();
    }
}
