package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyFontRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyFontResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyIconDarkRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyIconDarkResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyIconRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyIconResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoDarkRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoDarkResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoResponse;
import dev.signet.api.proto.zitadel.v1.ObjectDetails;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelPolicyCommands;
import jakarta.inject.Singleton;

/** Removes the images and the font of an organization's sign-in pages. */
@Singleton
final class LabelAssetModule implements RpcModule {
    private final LabelPolicyCommands commands;

    LabelAssetModule(LabelPolicyCommands commands) {
        this.commands = commands;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getRemoveCustomLabelPolicyLogoMethod(), this::removeLogo)
                .on(ManagementServiceGrpc.getRemoveCustomLabelPolicyLogoDarkMethod(), this::removeLogoDark)
                .on(ManagementServiceGrpc.getRemoveCustomLabelPolicyIconMethod(), this::removeIcon)
                .on(ManagementServiceGrpc.getRemoveCustomLabelPolicyIconDarkMethod(), this::removeIconDark)
                .on(ManagementServiceGrpc.getRemoveCustomLabelPolicyFontMethod(), this::removeFont);
    }

    private ObjectDetails remove(RpcContext context, LabelAsset asset) {
        return details(commands.removeAsset(context.orgId(), asset, context.actor()));
    }

    private RemoveCustomLabelPolicyLogoResponse removeLogo(
            RpcContext context, RemoveCustomLabelPolicyLogoRequest request) {
        return RemoveCustomLabelPolicyLogoResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.LOGO))
                .build();
    }

    private RemoveCustomLabelPolicyLogoDarkResponse removeLogoDark(
            RpcContext context, RemoveCustomLabelPolicyLogoDarkRequest request) {
        return RemoveCustomLabelPolicyLogoDarkResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.LOGO_DARK))
                .build();
    }

    private RemoveCustomLabelPolicyIconResponse removeIcon(
            RpcContext context, RemoveCustomLabelPolicyIconRequest request) {
        return RemoveCustomLabelPolicyIconResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.ICON))
                .build();
    }

    private RemoveCustomLabelPolicyIconDarkResponse removeIconDark(
            RpcContext context, RemoveCustomLabelPolicyIconDarkRequest request) {
        return RemoveCustomLabelPolicyIconDarkResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.ICON_DARK))
                .build();
    }

    private RemoveCustomLabelPolicyFontResponse removeFont(
            RpcContext context, RemoveCustomLabelPolicyFontRequest request) {
        return RemoveCustomLabelPolicyFontResponse.newBuilder()
                .setDetails(remove(context, LabelAsset.FONT))
                .build();
    }
}
