package dev.signet.api.zitadel.org;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.IsOrgUniqueRequest;
import dev.signet.api.proto.zitadel.admin.v1.IsOrgUniqueResponse;
import dev.signet.api.proto.zitadel.admin.v1.SetUpOrgRequest;
import dev.signet.api.proto.zitadel.admin.v1.SetUpOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.AddOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.DeactivateOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.DeactivateOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.ReactivateOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.ReactivateOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.UpdateOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateOrgResponse;
import dev.signet.eventstore.Loaded;
import dev.signet.membership.OrgFounding;
import dev.signet.org.Org;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;

/** Organizations from their creation to their removal. */
@Singleton
final class OrgLifecycleModule implements RpcModule {
    private final OrgFounding founding;
    private final OrgCommands orgs;
    private final OrgQueries queries;

    OrgLifecycleModule(OrgFounding founding, OrgCommands orgs, OrgQueries queries) {
        this.founding = founding;
        this.orgs = orgs;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getAddOrgMethod(), this::add)
                .on(ManagementServiceGrpc.getUpdateOrgMethod(), this::rename)
                .on(ManagementServiceGrpc.getDeactivateOrgMethod(), this::deactivate)
                .on(ManagementServiceGrpc.getReactivateOrgMethod(), this::reactivate)
                .on(ManagementServiceGrpc.getRemoveOrgMethod(), this::remove)
                .on(AdminServiceGrpc.getIsOrgUniqueMethod(), this::isUnique)
                .on(AdminServiceGrpc.getSetUpOrgMethod(), this::setUp)
                .on(AdminServiceGrpc.getRemoveOrgMethod(), this::removeById);
    }

    private AddOrgResponse add(RpcContext context, AddOrgRequest request) {
        Loaded<Org> org = founding.add(request.getName(), context.principal().userId(), context.actor())
                .org();
        return AddOrgResponse.newBuilder()
                .setId(org.stream().id())
                .setDetails(details(org))
                .build();
    }

    private SetUpOrgResponse setUp(RpcContext context, SetUpOrgRequest request) {
        OrgFounding.Founded founded = founding.setUp(
                request.getOrg().getName(),
                request.getOrg().getDomain(),
                FirstManagerMapper.human(request.getHuman()),
                request.getRolesList(),
                context.actor());
        return SetUpOrgResponse.newBuilder()
                .setDetails(details(founded.org()))
                .setOrgId(founded.org().stream().id())
                .setUserId(founded.managerId())
                .build();
    }

    private IsOrgUniqueResponse isUnique(RpcContext context, IsOrgUniqueRequest request) {
        return IsOrgUniqueResponse.newBuilder()
                .setIsUnique(queries.isUnique(request.getName(), request.getDomain()))
                .build();
    }

    private UpdateOrgResponse rename(RpcContext context, UpdateOrgRequest request) {
        return UpdateOrgResponse.newBuilder()
                .setDetails(details(orgs.rename(context.orgId(), request.getName(), context.actor())))
                .build();
    }

    private DeactivateOrgResponse deactivate(RpcContext context, DeactivateOrgRequest request) {
        return DeactivateOrgResponse.newBuilder()
                .setDetails(details(orgs.deactivate(context.orgId(), context.actor())))
                .build();
    }

    private ReactivateOrgResponse reactivate(RpcContext context, ReactivateOrgRequest request) {
        return ReactivateOrgResponse.newBuilder()
                .setDetails(details(orgs.reactivate(context.orgId(), context.actor())))
                .build();
    }

    private RemoveOrgResponse remove(RpcContext context, RemoveOrgRequest request) {
        return RemoveOrgResponse.newBuilder()
                .setDetails(details(orgs.remove(context.orgId(), context.actor())))
                .build();
    }

    private dev.signet.api.proto.zitadel.admin.v1.RemoveOrgResponse removeById(
            RpcContext context, dev.signet.api.proto.zitadel.admin.v1.RemoveOrgRequest request) {
        return dev.signet.api.proto.zitadel.admin.v1.RemoveOrgResponse.newBuilder()
                .setDetails(details(orgs.remove(request.getOrgId(), context.actor())))
                .build();
    }
}
