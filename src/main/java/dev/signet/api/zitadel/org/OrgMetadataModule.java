package dev.signet.api.zitadel.org;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import com.google.protobuf.ByteString;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkRemoveOrgMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.BulkSetOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.BulkSetOrgMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.GetOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.GetOrgMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.ListOrgMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgMetadataResponse;
import dev.signet.api.proto.zitadel.management.v1.SetOrgMetadataRequest;
import dev.signet.api.proto.zitadel.management.v1.SetOrgMetadataResponse;
import dev.signet.api.proto.zitadel.metadata.v1.Metadata;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.api.zitadel.wire.MetadataMatch;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgMetadataView;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata of the selected organization. */
@Singleton
final class OrgMetadataModule implements RpcModule {
    private final OrgCommands orgs;
    private final OrgQueries queries;
    private final ListDetailsMapper lists;

    OrgMetadataModule(OrgCommands orgs, OrgQueries queries, ListDetailsMapper lists) {
        this.orgs = orgs;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getSetOrgMetadataMethod(), this::set)
                .on(ManagementServiceGrpc.getBulkSetOrgMetadataMethod(), this::setAll)
                .on(ManagementServiceGrpc.getListOrgMetadataMethod(), this::list)
                .on(ManagementServiceGrpc.getGetOrgMetadataMethod(), this::get)
                .on(ManagementServiceGrpc.getRemoveOrgMetadataMethod(), this::remove)
                .on(ManagementServiceGrpc.getBulkRemoveOrgMetadataMethod(), this::removeAll);
    }

    private SetOrgMetadataResponse set(RpcContext context, SetOrgMetadataRequest request) {
        Map<String, byte[]> entry = Map.of(request.getKey(), request.getValue().toByteArray());
        return SetOrgMetadataResponse.newBuilder()
                .setDetails(details(orgs.setMetadata(context.orgId(), entry, context.actor())))
                .build();
    }

    private BulkSetOrgMetadataResponse setAll(RpcContext context, BulkSetOrgMetadataRequest request) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        request.getMetadataList()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().toByteArray()));
        return BulkSetOrgMetadataResponse.newBuilder()
                .setDetails(details(orgs.setMetadata(context.orgId(), entries, context.actor())))
                .build();
    }

    private ListOrgMetadataResponse list(RpcContext context, ListOrgMetadataRequest request) {
        List<String> matching = MetadataMatch.matching(queries.metadataKeys(context.orgId()), request.getQueriesList());
        List<String> page = ListPage.of(request.getQuery()).cut(matching);
        return ListOrgMetadataResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(queries.metadata(context.orgId(), page).stream()
                        .map(OrgMetadataModule::metadata)
                        .toList())
                .build();
    }

    private GetOrgMetadataResponse get(RpcContext context, GetOrgMetadataRequest request) {
        return GetOrgMetadataResponse.newBuilder()
                .setMetadata(metadata(queries.requireMetadata(context.orgId(), request.getKey())))
                .build();
    }

    private RemoveOrgMetadataResponse remove(RpcContext context, RemoveOrgMetadataRequest request) {
        return RemoveOrgMetadataResponse.newBuilder()
                .setDetails(details(orgs.removeMetadata(context.orgId(), List.of(request.getKey()), context.actor())))
                .build();
    }

    private BulkRemoveOrgMetadataResponse removeAll(RpcContext context, BulkRemoveOrgMetadataRequest request) {
        return BulkRemoveOrgMetadataResponse.newBuilder()
                .setDetails(details(orgs.removeMetadata(context.orgId(), request.getKeysList(), context.actor())))
                .build();
    }

    private static Metadata metadata(OrgMetadataView entry) {
        return Metadata.newBuilder()
                .setDetails(details(entry.version(), entry.createdAt(), entry.changedAt(), entry.orgId()))
                .setKey(entry.key())
                .setValue(ByteString.copyFrom(entry.value()))
                .build();
    }
}
