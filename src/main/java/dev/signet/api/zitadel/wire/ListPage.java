package dev.signet.api.zitadel.wire;

import dev.signet.api.proto.zitadel.v1.ListQuery;
import java.util.List;

/**
 * The part of a list that a request asks for.
 *
 * @param offset number of entries to skip
 * @param limit maximum number of entries, 1 to 1000
 */
public record ListPage(long offset, int limit, boolean ascending) {
    private static final int DEFAULT_LIMIT = 100;

    /**
     * Converts the paging of a request. A limit of 0 means 100 entries; an empty message means the first 100 entries,
     * the newest first.
     */
    public static ListPage of(ListQuery query) {
        int limit = query.getLimit() == 0 ? DEFAULT_LIMIT : query.getLimit();
        return new ListPage(query.getOffset(), limit, query.getAsc());
    }

    /**
     * Returns this part of a list.
     *
     * @param whole all entries, in ascending order
     */
    public <T> List<T> cut(List<T> whole) {
        List<T> ordered = ascending ? whole : whole.reversed();
        return ordered.stream().skip(offset).limit(limit).toList();
    }
}
