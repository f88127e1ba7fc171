package dev.signet.api.zitadel.org;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.admin.v1.AdminServiceGrpc;
import dev.signet.api.proto.zitadel.admin.v1.GetDefaultOrgRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetDefaultOrgResponse;
import dev.signet.api.proto.zitadel.admin.v1.GetOrgByIDRequest;
import dev.signet.api.proto.zitadel.admin.v1.GetOrgByIDResponse;
import dev.signet.api.proto.zitadel.admin.v1.ListOrgsRequest;
import dev.signet.api.proto.zitadel.admin.v1.ListOrgsResponse;
import dev.signet.api.proto.zitadel.admin.v1.SetDefaultOrgRequest;
import dev.signet.api.proto.zitadel.admin.v1.SetDefaultOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.GetMyOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.GetMyOrgResponse;
import dev.signet.api.proto.zitadel.management.v1.GetOrgByDomainGlobalRequest;
import dev.signet.api.proto.zitadel.management.v1.GetOrgByDomainGlobalResponse;
import dev.signet.api.proto.zitadel.management.v1.ListOrgChangesRequest;
import dev.signet.api.proto.zitadel.management.v1.ListOrgChangesResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.zitadel.wire.ChangeMapper;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgError;
import dev.signet.org.OrgQueries;
import dev.signet.org.OrgSearch;
import dev.signet.org.OrgView;
import dev.signet.search.Page;
import jakarta.inject.Singleton;

/**
 * Reads the selected organization and its history. For administrators of the instance, also reads any organization, and
 * reads and chooses the default one.
 */
@Singleton
final class OrgModule implements RpcModule {
    private final OrgQueries orgs;
    private final OrgSearch search;
    private final InstanceQueries instances;
    private final OrgCommands commands;
    private final ListDetailsMapper lists;
    private final ChangeMapper changes;

    OrgModule(
            OrgQueries orgs,
            OrgSearch search,
            InstanceQueries instances,
            OrgCommands commands,
            ListDetailsMapper lists,
            ChangeMapper changes) {
        this.orgs = orgs;
        this.search = search;
        this.instances = instances;
        this.commands = commands;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getGetMyOrgMethod(), this::getMine)
                .on(ManagementServiceGrpc.getGetOrgByDomainGlobalMethod(), this::getByDomain)
                .on(ManagementServiceGrpc.getListOrgChangesMethod(), this::listChanges)
                .on(AdminServiceGrpc.getGetOrgByIDMethod(), this::getById)
                .on(AdminServiceGrpc.getListOrgsMethod(), this::list)
                .on(AdminServiceGrpc.getGetDefaultOrgMethod(), this::getDefault)
                .on(AdminServiceGrpc.getSetDefaultOrgMethod(), this::setDefault);
    }

    private GetMyOrgResponse getMine(RpcContext context, GetMyOrgRequest request) {
        return GetMyOrgResponse.newBuilder()
                .setOrg(OrgMapper.org(orgs.get(context.orgId())))
                .build();
    }

    private GetOrgByDomainGlobalResponse getByDomain(RpcContext context, GetOrgByDomainGlobalRequest request) {
        return GetOrgByDomainGlobalResponse.newBuilder()
                .setOrg(OrgMapper.org(
                        orgs.findByDomain(request.getDomain()).orElseThrow(OrgError.NOT_FOUND::exception)))
                .build();
    }

    private ListOrgChangesResponse listChanges(RpcContext context, ListOrgChangesRequest request) {
        return ListOrgChangesResponse.newBuilder()
                .addAllResult(changes.ofOrg(context.orgId(), request.getQuery()))
                .build();
    }

    private GetOrgByIDResponse getById(RpcContext context, GetOrgByIDRequest request) {
        return GetOrgByIDResponse.newBuilder()
                .setOrg(OrgMapper.org(orgs.get(request.getId())))
                .build();
    }

    private ListOrgsResponse list(RpcContext context, ListOrgsRequest request) {
        Page<OrgView> page = search.find(OrgMapper.search(request));
        return ListOrgsResponse.newBuilder()
                .setDetails(lists.details(page.total()))
                .setSortingColumn(request.getSortingColumn())
                .addAllResult(page.rows().stream().map(OrgMapper::org).toList())
                .build();
    }

    private GetDefaultOrgResponse getDefault(RpcContext context, GetDefaultOrgRequest request) {
        return GetDefaultOrgResponse.newBuilder()
                .setOrg(OrgMapper.org(orgs.get(instances.get().defaultOrgId())))
                .build();
    }

    private SetDefaultOrgResponse setDefault(RpcContext context, SetDefaultOrgRequest request) {
        return SetDefaultOrgResponse.newBuilder()
                .setDetails(details(commands.makeDefault(request.getOrgId(), context.actor())))
                .build();
    }
}
