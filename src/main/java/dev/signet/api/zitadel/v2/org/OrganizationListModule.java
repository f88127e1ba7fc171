package dev.signet.api.zitadel.v2.org;

import static dev.signet.api.zitadel.v2.wire.DetailsMapper.details;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.pipeline.RpcContext;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.object.v2.ListQuery;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationsRequest;
import dev.signet.api.proto.zitadel.org.v2.ListOrganizationsResponse;
import dev.signet.api.proto.zitadel.org.v2.Organization;
import dev.signet.api.proto.zitadel.org.v2.OrganizationFieldName;
import dev.signet.api.proto.zitadel.org.v2.OrganizationServiceGrpc;
import dev.signet.api.proto.zitadel.org.v2.OrganizationState;
import dev.signet.api.proto.zitadel.org.v2.SearchQuery;
import dev.signet.api.zitadel.v2.wire.ListDetailsMapper;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.api.zitadel.wire.ManagedOrgs;
import dev.signet.instance.InstanceQueries;
import dev.signet.org.OrgSearch;
import dev.signet.org.OrgState;
import dev.signet.org.OrgView;
import dev.signet.search.Column;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the organizations in which the caller has a manager role. */
@Singleton
final class OrganizationListModule implements RpcModule {
    private final OrgSearch orgs;
    private final InstanceQueries instances;
    private final ListDetailsMapper lists;

    OrganizationListModule(OrgSearch orgs, InstanceQueries instances, ListDetailsMapper lists) {
        this.orgs = orgs;
        this.instances = instances;
        this.lists = lists;
    }

    @Override
    public void bind(RpcRegistry registry) {
        registry.on(OrganizationServiceGrpc.getListOrganizationsMethod(), this::list);
    }

    private ListOrganizationsResponse list(RpcContext context, ListOrganizationsRequest request) {
        List<Predicate> predicates = new ArrayList<>();
        predicates.add(ManagedOrgs.of(context.principal().memberships()));
        request.getQueriesList().forEach(query -> predicates.add(predicate(query)));
        ListQuery page = request.getQuery();
        Page<OrgView> found = orgs.find(Search.of(
                predicates, column(request.getSortingColumn()), page.getAsc(), page.getOffset(), page.getLimit()));
        return ListOrganizationsResponse.newBuilder()
                .setDetails(lists.details(found.total()))
                .setSortingColumn(request.getSortingColumn())
                .addAllResult(found.rows().stream()
                        .map(OrganizationListModule::organization)
                        .toList())
                .build();
    }

    private static Organization organization(OrgView view) {
        return Organization.newBuilder()
                .setId(view.id())
                .setDetails(details(view.version(), view.createdAt(), view.changedAt(), view.id()))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> OrganizationState.ORGANIZATION_STATE_ACTIVE;
                            case INACTIVE -> OrganizationState.ORGANIZATION_STATE_INACTIVE;
                        })
                .setName(view.name())
                .setPrimaryDomain(view.primaryDomain())
                .build();
    }

    private static @Nullable Column column(OrganizationFieldName name) {
        return switch (name) {
            case ORGANIZATION_FIELD_NAME_UNSPECIFIED -> null;
            case ORGANIZATION_FIELD_NAME_NAME -> OrgSearch.NAME;
            case ORGANIZATION_FIELD_NAME_CREATION_DATE -> OrgSearch.CREATION_DATE;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    private Predicate predicate(SearchQuery query) {
        return switch (query.getQueryCase()) {
            case NAME_QUERY ->
                Pages.text(
                        OrgSearch.NAME,
                        query.getNameQuery().getMethodValue(),
                        query.getNameQuery().getName());
            case DOMAIN_QUERY ->
                Pages.text(
                        OrgSearch.DOMAIN,
                        query.getDomainQuery().getMethodValue(),
                        query.getDomainQuery().getDomain());
            case STATE_QUERY -> state(query.getStateQuery().getState());
            case ID_QUERY ->
                new Predicate.Equal(OrgSearch.ID, query.getIdQuery().getId());
            case DEFAULT_QUERY ->
                new Predicate.Equal(OrgSearch.ID, instances.get().defaultOrgId());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate state(OrganizationState state) {
        return switch (state) {
            // No organization in a list ever has one of these states.
            case ORGANIZATION_STATE_UNSPECIFIED, ORGANIZATION_STATE_REMOVED -> Predicate.never();
            case ORGANIZATION_STATE_ACTIVE -> new Predicate.Equal(OrgSearch.STATE, OrgState.ACTIVE.name());
            case ORGANIZATION_STATE_INACTIVE -> new Predicate.Equal(OrgSearch.STATE, OrgState.INACTIVE.name());
            case UNRECOGNIZED -> throw RequestError.unknownValue("state").exception();
        };
    }
}
