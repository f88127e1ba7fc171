package dev.signet.api.zitadel.v2.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.filter.v2.PaginationRequest;
import dev.signet.api.proto.zitadel.filter.v2.PaginationResponse;
import dev.signet.api.zitadel.wire.ListPage;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.TextColumn;
import dev.signet.search.TextMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paging and text conditions of lists. */
public final class Pages {
    private static final List<TextMethod> METHODS = List.of(
            TextMethod.EQUALS,
            TextMethod.EQUALS_IGNORE_CASE,
            TextMethod.STARTS_WITH,
            TextMethod.STARTS_WITH_IGNORE_CASE,
            TextMethod.CONTAINS,
            TextMethod.CONTAINS_IGNORE_CASE,
            TextMethod.ENDS_WITH,
            TextMethod.ENDS_WITH_IGNORE_CASE);

    private Pages() {}

    /** A search for the page of a list that a request asks for. */
    public static Search search(List<Predicate> predicates, @Nullable Column sort, PaginationRequest page) {
        return Search.of(predicates, sort, page.getAsc(), page.getOffset(), page.getLimit());
    }

    /** The page that a search asks for, for lists that are read completely and cut in memory. */
    public static ListPage page(Search search) {
        return new ListPage(search.offset(), search.limit(), search.ascending());
    }

    /** The paging part of a response: the length of the whole list and the limit that was applied. */
    public static PaginationResponse response(long total, Search search) {
        return PaginationResponse.newBuilder()
                .setTotalResult(total)
                .setAppliedLimit(search.limit())
                .build();
    }

    /**
     * A condition on a text.
     *
     * @param method number of a {@code TextQueryMethod} or {@code TextFilterMethod}, which are the same
     */
    public static Predicate text(TextColumn column, int method, String text) {
        return new Predicate.TextMatch(column, method(method), text);
    }

    /** The way to compare a text that has this number (requirement Z-8). */
    public static TextMethod method(int number) {
        if (number < 0 || number >= METHODS.size()) {
            throw RequestError.unknownValue("method").exception();
        }
        return METHODS.get(number);
    }

    /**
     * A filter by organization: it matches every row if it names the organization that the call is about, and no row if
     * it names another one.
     */
    public static Predicate inOrganization(String wanted, String selected) {
        return wanted.equals(selected) ? Predicate.always() : Predicate.never();
    }
}
