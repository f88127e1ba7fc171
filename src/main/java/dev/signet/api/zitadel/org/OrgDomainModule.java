package dev.signet.api.zitadel.org;

import static dev.signet.api.zitadel.wire.ObjectDetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.management.v1.AddOrgDomainRequest;
import dev.signet.api.proto.zitadel.management.v1.AddOrgDomainResponse;
import dev.signet.api.proto.zitadel.management.v1.GenerateOrgDomainValidationRequest;
import dev.signet.api.proto.zitadel.management.v1.GenerateOrgDomainValidationResponse;
import dev.signet.api.proto.zitadel.management.v1.ListOrgDomainsRequest;
import dev.signet.api.proto.zitadel.management.v1.ListOrgDomainsResponse;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgDomainRequest;
import dev.signet.api.proto.zitadel.management.v1.RemoveOrgDomainResponse;
import dev.signet.api.proto.zitadel.management.v1.SetPrimaryOrgDomainRequest;
import dev.signet.api.proto.zitadel.management.v1.SetPrimaryOrgDomainResponse;
import dev.signet.api.proto.zitadel.management.v1.ValidateOrgDomainRequest;
import dev.signet.api.proto.zitadel.management.v1.ValidateOrgDomainResponse;
import dev.signet.api.proto.zitadel.org.v1.Domain;
import dev.signet.api.proto.zitadel.org.v1.DomainSearchQuery;
import dev.signet.api.proto.zitadel.org.v1.DomainValidationType;
import dev.signet.api.zitadel.wire.ListDetailsMapper;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.api.zitadel.wire.TextMatch;
import dev.signet.org.DomainProof;
import dev.signet.org.OrgDomainCommands;
import dev.signet.org.OrgDomainView;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Domains of the selected organization. */
@Singleton
final class OrgDomainModule implements RpcModule {
    private final OrgDomainCommands domains;
    private final OrgQueries queries;
    private final ListDetailsMapper lists;

    OrgDomainModule(OrgDomainCommands domains, OrgQueries queries, ListDetailsMapper lists) {
        this.domains = domains;
        this.queries = queries;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(ManagementServiceGrpc.getAddOrgDomainMethod(), this::add)
                .on(ManagementServiceGrpc.getListOrgDomainsMethod(), this::list)
                .on(ManagementServiceGrpc.getRemoveOrgDomainMethod(), this::remove)
                .on(ManagementServiceGrpc.getGenerateOrgDomainValidationMethod(), this::generate)
                .on(ManagementServiceGrpc.getValidateOrgDomainMethod(), this::validate)
                .on(ManagementServiceGrpc.getSetPrimaryOrgDomainMethod(), this::setPrimary);
    }

    private AddOrgDomainResponse add(RpcContext context, AddOrgDomainRequest request) {
        return AddOrgDomainResponse.newBuilder()
                .setDetails(details(domains.add(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private ListOrgDomainsResponse list(RpcContext context, ListOrgDomainsRequest request) {
        List<OrgDomainView> matching = queries.domains(context.orgId()).stream()
                .filter(view -> request.getQueriesList().stream().allMatch(query -> matches(view.domain(), query)))
                .toList();
        return ListOrgDomainsResponse.newBuilder()
                .setDetails(lists.details(matching.size()))
                .addAllResult(ListPage.of(request.getQuery()).cut(matching).stream()
                        .map(OrgDomainModule::domain)
                        .toList())
                .build();
    }

    private RemoveOrgDomainResponse remove(RpcContext context, RemoveOrgDomainRequest request) {
        return RemoveOrgDomainResponse.newBuilder()
                .setDetails(details(domains.remove(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private GenerateOrgDomainValidationResponse generate(
            RpcContext context, GenerateOrgDomainValidationRequest request) {
        OrgDomainCommands.Challenge challenge =
                domains.challenge(context.orgId(), request.getDomain(), proof(request.getType()), context.actor());
        return GenerateOrgDomainValidationResponse.newBuilder()
                .setToken(challenge.token())
                .setUrl(challenge.place())
                .build();
    }

    private ValidateOrgDomainResponse validate(RpcContext context, ValidateOrgDomainRequest request) {
        return ValidateOrgDomainResponse.newBuilder()
                .setDetails(details(domains.verify(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private SetPrimaryOrgDomainResponse setPrimary(RpcContext context, SetPrimaryOrgDomainRequest request) {
        return SetPrimaryOrgDomainResponse.newBuilder()
                .setDetails(details(domains.setPrimary(context.orgId(), request.getDomain(), context.actor())))
                .build();
    }

    private static boolean matches(String domain, DomainSearchQuery query) {
        return switch (query.getQueryCase()) {
            case DOMAIN_NAME_QUERY ->
                TextMatch.matches(
                        query.getDomainNameQuery().getMethod(),
                        domain,
                        query.getDomainNameQuery().getName());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
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
                .setOrgId(view.orgId())
                .setDetails(details(view))
                .setDomainName(view.domain())
                .setIsVerified(view.verified())
                .setIsPrimary(view.primary())
                .setValidationType(type(view.proof()))
                .build();
    }
}
