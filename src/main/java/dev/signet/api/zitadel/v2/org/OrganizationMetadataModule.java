package dev.signet.api.zitadel.v2.org;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import com.google.protobuf.ByteString;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.metadata.v2.Metadata;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationMetadataRequest;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationMetadataResponse;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationMetadataRequest;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationMetadataResponse;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.SetOrganizationMetadataRequest;
import dev.signet.api.proto.zitadel.org.v2.SetOrganizationMetadataResponse;
import dev.signet.api.zitadel.v2.wire.MetadataFilters;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgMetadataView;
import dev.signet.org.OrgQueries;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata of organizations. */
@Singleton
final class OrganizationMetadataModule implements RpcModule {
    private final OrgCommands orgs;
    private final OrgQueries queries;

    OrganizationMetadataModule(OrgCommands orgs, OrgQueries queries) {
        this.orgs = orgs;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(OrganizationServiceGrpc.getSetOrganizationMetadataMethod(), this::set)
                .on(OrganizationServiceGrpc.getListOrganizationMetadataMethod(), this::list)
                .on(OrganizationServiceGrpc.getDeleteOrganizationMetadataMethod(), this::delete);
    }

    private SetOrganizationMetadataResponse set(RpcContext context, SetOrganizationMetadataRequest request) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        request.getMetadataList()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().toByteArray()));
        return SetOrganizationMetadataResponse.newBuilder()
                .setSetDate(changed(orgs.setMetadata(context.orgId(), entries, context.actor())))
                .build();
    }

    private ListOrganizationMetadataResponse list(RpcContext context, ListOrganizationMetadataRequest request) {
        Search page = Pages.search(List.of(), null, request.getPagination());
        List<String> matching =
                MetadataFilters.matching(queries.metadataKeys(context.orgId()), request.getFiltersList());
        return ListOrganizationMetadataResponse.newBuilder()
                .setPagination(Pages.response(matching.size(), page))
                .addAllMetadata(
                        queries.metadata(context.orgId(), Pages.page(page).cut(matching)).stream()
                                .map(OrganizationMetadataModule::metadata)
                                .toList())
                .build();
    }

    private DeleteOrganizationMetadataResponse delete(RpcContext context, DeleteOrganizationMetadataRequest request) {
        return DeleteOrganizationMetadataResponse.newBuilder()
                .setDeletionDate(changed(orgs.removeMetadata(context.orgId(), request.getKeysList(), context.actor())))
                .build();
    }

    private static Metadata metadata(OrgMetadataView entry) {
        return Metadata.newBuilder()
                .setCreationDate(WireTime.timestamp(entry.createdAt()))
                .setChangeDate(WireTime.timestamp(entry.changedAt()))
                .setKey(entry.key())
                .setValue(ByteString.copyFrom(entry.value()))
                .build();
    }
}
