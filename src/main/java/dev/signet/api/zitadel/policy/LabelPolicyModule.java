package dev.signet.api.zitadel.policy;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.AddCustomLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetDefaultLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.GetLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.GetLabelPolicyResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveCustomLabelPolicyLogoResponse;
import dev.signet.api.proto.zitadel.management.v1.ResetLabelPolicyToDefaultRequest;
import dev.signet.api.proto.zitadel.management.v1.ResetLabelPolicyToDefaultResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLabelPolicyRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateCustomLabelPolicyResponse;
import dev.signet.api.proto.zitadel.policy.v1.LabelPolicy;
import dev.signet.branding.LabelPolicyCommands;
import dev.signet.branding.LabelPolicyQueries;
import dev.signet.instance.InstanceQueries;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;

/** The branding of an organization's sign-in pages. */
@Singleton
final class LabelPolicyModule implements RpcModule {
    private final LabelPolicyQueries queries;
    private final LabelPolicyCommands commands;
    private final InstanceQueries instances;
    private final Issuer issuer;

    LabelPolicyModule(
            LabelPolicyQueries queries, LabelPolicyCommands commands, InstanceQueries instances, Issuer issuer) {
        this.queries = queries;
        this.commands = commands;
        this.instances = instances;
        this.issuer = issuer;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetLabelPolicyMethod(), this::get)
                .on(ManagementServiceGrpc.getGetDefaultLabelPolicyMethod(), this::getDefault)
                .on(ManagementServiceGrpc.getAddCustomLabelPolicyMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateCustomLabelPolicyMethod(), this::update)
                .on(ManagementServiceGrpc.getRemoveCustomLabelPolicyLogoMethod(), this::removeLogo)
                .on(ManagementServiceGrpc.getResetLabelPolicyToDefaultMethod(), this::reset);
    }

    private GetLabelPolicyResponse get(RpcContext context, GetLabelPolicyRequest request) {
        LabelPolicy policy = queries.find(context.orgId())
                .map(view -> LabelPolicyMapper.policy(view, issuer.url()))
                .orElseGet(this::ofServer);
        return GetLabelPolicyResponse.newBuilder()
                .setPolicy(policy)
                .setIsDefault(policy.getIsDefault())
                .build();
    }

    private GetDefaultLabelPolicyResponse getDefault(RpcContext context, GetDefaultLabelPolicyRequest request) {
        return GetDefaultLabelPolicyResponse.newBuilder().setPolicy(ofServer()).build();
    }

    private LabelPolicy ofServer() {
        return LabelPolicyMapper.ofServer(details(instances.get()));
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

    private RemoveCustomLabelPolicyLogoResponse removeLogo(
            RpcContext context, RemoveCustomLabelPolicyLogoRequest request) {
        return RemoveCustomLabelPolicyLogoResponse.newBuilder()
                .setDetails(details(commands.removeLogo(context.orgId(), context.actor())))
                .build();
    }

    private ResetLabelPolicyToDefaultResponse reset(RpcContext context, ResetLabelPolicyToDefaultRequest request) {
        return ResetLabelPolicyToDefaultResponse.newBuilder()
                .setDetails(details(commands.reset(context.orgId(), context.actor())))
                .build();
    }
}
