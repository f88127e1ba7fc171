package dev.signet.api.zitadel.org;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.admin.v1.ListOrgsRequest;
import dev.signet.api.proto.zitadel.org.v1.Org;
import dev.signet.api.proto.zitadel.org.v1.OrgFieldName;
import dev.signet.api.proto.zitadel.org.v1.OrgQuery;
import dev.signet.api.proto.zitadel.org.v1.OrgState;
import dev.signet.api.proto.zitadel.v1.ListQuery;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.org.OrgSearch;
import dev.signet.org.OrgView;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts organizations to messages, and the conditions of list calls to predicates. */
final class OrgMapper {
    private OrgMapper() {}

    static Org org(OrgView view) {
        return Org.newBuilder()
                .setId(view.id())
                .setDetails(ObjectDetailsMapper.details(view))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> OrgState.ORG_STATE_ACTIVE;
                            case INACTIVE -> OrgState.ORG_STATE_INACTIVE;
                        })
                .setName(view.name())
                .setPrimaryDomain(view.primaryDomain())
                .build();
    }

    static Search search(ListOrgsRequest request) {
        return search(Predicate.always(), request.getQueriesList(), request.getSortingColumn(), request.getQuery());
    }

    /** A search for organizations that satisfy a condition and all of these queries. */
    static Search search(Predicate scope, List<OrgQuery> queries, OrgFieldName sort, ListQuery page) {
        Search asked = Search.of(
                queries.stream().map(OrgMapper::predicate).toList(),
                column(sort),
                page.getAsc(),
                page.getOffset(),
                page.getLimit());
        List<Predicate> all = new ArrayList<>(asked.predicates());
        all.add(scope);
        return new Search(all, asked.sort(), asked.ascending(), asked.offset(), asked.limit());
    }

    private static @Nullable Column column(OrgFieldName name) {
        return switch (name) {
            case ORG_FIELD_NAME_UNSPECIFIED -> null;
            case ORG_FIELD_NAME_NAME -> OrgSearch.NAME;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    private static Predicate predicate(OrgQuery query) {
        return switch (query.getQueryCase()) {
            case NAME_QUERY ->
                new Predicate.TextMatch(
                        OrgSearch.NAME,
                        TextMethods.of(query.getNameQuery().getMethod()),
                        query.getNameQuery().getName());
            case DOMAIN_QUERY ->
                new Predicate.TextMatch(
                        OrgSearch.DOMAIN,
                        TextMethods.of(query.getDomainQuery().getMethod()),
                        query.getDomainQuery().getDomain());
            case STATE_QUERY -> state(query.getStateQuery().getState());
            case ID_QUERY ->
                new Predicate.Equal(OrgSearch.ID, query.getIdQuery().getId());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }

    private static Predicate state(OrgState state) {
        return switch (state) {
            // No organization in a list ever has one of these states.
            case ORG_STATE_UNSPECIFIED, ORG_STATE_REMOVED -> Predicate.never();
            case ORG_STATE_ACTIVE -> new Predicate.Equal(OrgSearch.STATE, dev.signet.org.OrgState.ACTIVE.name());
            case ORG_STATE_INACTIVE -> new Predicate.Equal(OrgSearch.STATE, dev.signet.org.OrgState.INACTIVE.name());
            case UNRECOGNIZED -> throw RequestError.unknownValue("state").exception();
        };
    }
}
