package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyLabelPolicyRequest;
import dev.signet.api.proto.zitadel.auth.v1.GetMyLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ActivateCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.ActivateCustomLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetPreviewLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetPreviewLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ResetLabelPolicyToDefaultRequest;
import dev.signet.api.proto.zitadel.management.v1.ResetLabelPolicyToDefaultResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLabelPolicyResponse;
import dev.signet.api.proto.zitadel.policy.v1.LabelPolicy;
import dev.signet.branding.LabelPolicyCommands;
import jakarta.inject.Singleton;

/** The branding of an organization's sign-in pages. */
@Singleton
final class LabelPolicyModule implements RpcModule {
    private final ShownLabelPolicies shown;
    private final LabelPolicyCommands commands;

    LabelPolicyModule(ShownLabelPolicies shown, LabelPolicyCommands commands) {
        this.shown = shown;
        this.commands = commands;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetLabelPolicyMethod(), this::get)
                .on(ManagementServiceGrpc.getGetPreviewLabelPolicyMethod(), this::getPreview)
                .on(ManagementServiceGrpc.getGetDefaultLabelPolicyMethod(), this::getDefault)
                .on(ManagementServiceGrpc.getAddCustomLabelPolicyMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateCustomLabelPolicyMethod(), this::update)
                .on(ManagementServiceGrpc.getActivateCustomLabelPolicyMethod(), this::activate)
                .on(ManagementServiceGrpc.getResetLabelPolicyToDefaultMethod(), this::reset)
                .on(AuthServiceGrpc.getGetMyLabelPolicyMethod(), this::getMine);
    }

    private GetLabelPolicyResponse get(RpcContext context, GetLabelPolicyRequest request) {
        LabelPolicy policy = shown.active(context.orgId());
        return GetLabelPolicyResponse.newBuilder()
                .setPolicy(policy)
                .setIsDefault(policy.getIsDefault())
                .build();
    }

    private GetPreviewLabelPolicyResponse getPreview(RpcContext context, GetPreviewLabelPolicyRequest request) {
        LabelPolicy policy = shown.preview(context.orgId());
        return GetPreviewLabelPolicyResponse.newBuilder()
                .setPolicy(policy)
                .setIsDefault(policy.getIsDefault())
                .build();
    }

    private GetMyLabelPolicyResponse getMine(RpcContext context, GetMyLabelPolicyRequest request) {
        return GetMyLabelPolicyResponse.newBuilder()
                .setPolicy(shown.active(context.principal().orgId()))
                .build();
    }

    private GetDefaultLabelPolicyResponse getDefault(RpcContext context, GetDefaultLabelPolicyRequest request) {
        return GetDefaultLabelPolicyResponse.newBuilder()
                .setPolicy(shown.activeDefault())
                .build();
    }

    private ActivateCustomLabelPolicyResponse activate(RpcContext context, ActivateCustomLabelPolicyRequest request) {
        return ActivateCustomLabelPolicyResponse.newBuilder()
                .setDetails(details(commands.activate(context.orgId(), context.actor())))
                .build();
    }

    private AddCustomLabelPolicyResponse add(RpcContext context, AddCustomLabelPolicyRequest request) {
        return AddCustomLabelPolicyResponse.newBuilder()
                .setDetails(
                        details(commands.add(context.orgId(), LabelPolicyMapper.settings(request), context.actor())))
                .build();
    }

    private UpdateCustomLabelPolicyResponse update(RpcContext context, UpdateCustomLabelPolicyRequest request) {
        return UpdateCustomLabelPolicyResponse.newBuilder()
                .setDetails(
                        details(commands.change(context.orgId(), LabelPolicyMapper.settings(request), context.actor())))
                .build();
    }

    private ResetLabelPolicyToDefaultResponse reset(RpcContext context, ResetLabelPolicyToDefaultRequest request) {
        return ResetLabelPolicyToDefaultResponse.newBuilder()
                .setDetails(details(commands.reset(context.orgId(), context.actor())))
                .build();
    }
}
