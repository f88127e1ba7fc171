package dev.signet.api.zitadel.v2.org;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.org.v2.ActivateOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.ActivateOrganizationResponse;
import dev.signet.api.proto.zitadel.org.v2.DeactivateOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.DeactivateOrganizationResponse;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationResponse;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.UpdateOrganizationRequest;
import dev.signet.api.proto.zitadel.org.v2.UpdateOrganizationResponse;
import dev.signet.org.OrgCommands;
import jakarta.inject.Singleton;

/** Renames, removes and lists organizations, and takes them out of service and back. */
@Singleton
final class OrganizationStateModule implements RpcModule {
    private final OrgCommands orgs;

    OrganizationStateModule(OrgCommands orgs) {
        this.orgs = orgs;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(OrganizationServiceGrpc.getUpdateOrganizationMethod(), this::rename)
                .on(OrganizationServiceGrpc.getDeleteOrganizationMethod(), this::delete)
                .on(OrganizationServiceGrpc.getDeactivateOrganizationMethod(), this::deactivate)
                .on(OrganizationServiceGrpc.getActivateOrganizationMethod(), this::activate);
    }

    private UpdateOrganizationResponse rename(RpcContext context, UpdateOrganizationRequest request) {
        return UpdateOrganizationResponse.newBuilder()
                .setChangeDate(changed(orgs.rename(context.orgId(), request.getName(), context.actor())))
                .build();
    }

    private DeleteOrganizationResponse delete(RpcContext context, DeleteOrganizationRequest request) {
        return DeleteOrganizationResponse.newBuilder()
                .setDeletionDate(changed(orgs.remove(context.orgId(), context.actor())))
                .build();
    }

    private DeactivateOrganizationResponse deactivate(RpcContext context, DeactivateOrganizationRequest request) {
        return DeactivateOrganizationResponse.newBuilder()
                .setChangeDate(changed(orgs.deactivate(context.orgId(), context.actor())))
                .build();
    }

    private ActivateOrganizationResponse activate(RpcContext context, ActivateOrganizationRequest request) {
        return ActivateOrganizationResponse.newBuilder()
                .setChangeDate(changed(orgs.reactivate(context.orgId(), context.actor())))
                .build();
    }
}
