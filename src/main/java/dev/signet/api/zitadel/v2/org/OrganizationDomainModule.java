package dev.signet.api.zitadel.v2.org;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.changed;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationDomainRequest;
import dev.signet.api.proto.zitadel.org.v2.AddOrganizationDomainResponse;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationDomainRequest;
import dev.signet.api.proto.zitadel.org.v2.DeleteOrganizationDomainResponse;
import dev.signet.api.proto.zitadel.org.v2.Domain;
import dev.signet.api.proto.zitadel.org.v2.DomainFieldName;
import dev.signet.api.proto.zitadel.org.v2.DomainSearchFilter;
import dev.signet.api.proto.zitadel.org.v2.DomainValidationType;
import dev.signet.api.proto.zitadel.org.v2.GenerateOrganizationDomainValidationRequest;
import dev.signet.api.proto.zitadel.org.v2.GenerateOrganizationDomainValidationResponse;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationDomainsRequest;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationDomainsResponse;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.VerifyOrganizationDomainRequest;
import dev.signet.api.proto.zitadel.org.v2.VerifyOrganizationDomainResponse;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.api.zitadel.wire.TextMatch;
import dev.signet.org.DomainProof;
import dev.signet.org.OrgDomainCommands;
import dev.signet.org.OrgDomainView;
import dev.signet.org.OrgQueries;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Domains of organizations. */
@Singleton
final class OrganizationDomainModule implements RpcModule {
    private final OrgDomainCommands domains;
    private final OrgQueries queries;

    OrganizationDomainModule(OrgDomainCommands domains, OrgQueries queries) {
        this.domains = domains;
        this.queries = queries;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(OrganizationServiceGrpc.getAddOrganizationDomainMethod(), this::add)
                .on(OrganizationServiceGrpc.getListOrganizationDomainsMethod(), this::list)
                .on(OrganizationServiceGrpc.getDeleteOrganizationDomainMethod(), this::delete)
                .on(OrganizationServiceGrpc.getGenerateOrganizationDomainValidationMethod(), this::generate)
                .on(OrganizationServiceGrpc.getVerifyOrganizationDomainMethod(), this::verify);
    }

    private AddOrganizationDomainResponse add(RpcContext context, AddOrganizationDomainRequest request) {
        return AddOrganizationDomainResponse.newBuilder()
                .setCreationDate(changed(domains.add(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private ListOrganizationDomainsResponse list(RpcContext context, ListOrganizationDomainsRequest request) {
        Search page = Pages.search(List.of(), null, request.getPagination());
        List<OrgDomainView> matching = queries.domains(context.orgId()).stream()
                .filter(view -> request.getFiltersList().stream().allMatch(filter -> matches(view.domain(), filter)))
                .sorted(order(request.getSortingColumn()))
                .toList();
        return ListOrganizationDomainsResponse.newBuilder()
                .setPagination(Pages.response(matching.size(), page))
                .addAllDomains(Pages.page(page).cut(matching).stream()
                        .map(OrganizationDomainModule::domain)
                        .toList())
                .build();
    }

    private DeleteOrganizationDomainResponse delete(RpcContext context, DeleteOrganizationDomainRequest request) {
        return DeleteOrganizationDomainResponse.newBuilder()
                .setDeletionDate(changed(domains.remove(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private GenerateOrganizationDomainValidationResponse generate(
            RpcContext context, GenerateOrganizationDomainValidationRequest request) {
        OrgDomainCommands.Challenge challenge =
                domains.challenge(context.orgId(), request.getDomain(), proof(request.getType()), context.actor());
        return GenerateOrganizationDomainValidationResponse.newBuilder()
                .setToken(challenge.token())
                .setUrl(challenge.place())
                .build();
    }

    private VerifyOrganizationDomainResponse verify(RpcContext context, VerifyOrganizationDomainRequest request) {
        return VerifyOrganizationDomainResponse.newBuilder()
                .setChangeDate(changed(domains.verify(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private static boolean matches(String domain, DomainSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            // the enums of both versions have the same numbers
            case DOMAIN_FILTER ->
                TextMatch.matches(
                        dev.signet.api.proto.zitadel.v1.TextQueryMethod.forNumber(
                                filter.getDomainFilter().getMethodValue()),
                        domain,
                        filter.getDomainFilter().getDomain());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }

    private static Comparator<OrgDomainView> order(DomainFieldName column) {
        return switch (column) {
            case DOMAIN_FIELD_NAME_UNSPECIFIED, DOMAIN_FIELD_NAME_NAME -> Comparator.comparing(OrgDomainView::domain);
            case DOMAIN_FIELD_NAME_CREATION_DATE -> Comparator.comparing(OrgDomainView::createdAt);
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    private static DomainProof proof(DomainValidationType type) {
        return switch (type) {
            case DOMAIN_VALIDATION_TYPE_HTTP -> DomainProof.HTTP;
            case DOMAIN_VALIDATION_TYPE_DNS -> DomainProof.DNS;
            case DOMAIN_VALIDATION_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw RequestError.unknownValue("type").exception();
        };
    }

    private static DomainValidationType type(@Nullable DomainProof proof) {
        return switch (proof) {
            case null -> DomainValidationType.DOMAIN_VALIDATION_TYPE_UNSPECIFIED;
            case HTTP -> DomainValidationType.DOMAIN_VALIDATION_TYPE_HTTP;
            case DNS -> DomainValidationType.DOMAIN_VALIDATION_TYPE_DNS;
        };
    }

    private static Domain domain(OrgDomainView view) {
        return Domain.newBuilder()
                .setOrganizationId(view.orgId())
                .setDomain(view.domain())
                .setIsVerified(view.verified())
                .setIsPrimary(view.primary())
                .setValidationType(type(view.proof()))
                .build();
    }
}
