package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.metadata.v1.MetadataQuery;
import java.util.List;

/**
 * Conditions on metadata entries. The keys of an organization or user are few enough to be filtered in memory; the values,
 * which may be large, are read only for the entries of a page.
 */
public final class MetadataMatch {
    private MetadataMatch() {}

    /** Returns those of the keys whose entries satisfy every condition (requirement Z-22). */
    public static List<String> matching(List<String> keys, List<MetadataQuery> queries) {
        return keys.stream()
                .filter(key -> queries.stream().allMatch(query -> matches(key, query)))
                .toList();
    }

    private static boolean matches(String key, MetadataQuery query) {
        return switch (query.getQueryCase()) {
            case KEY_QUERY ->
                TextMatch.matches(
                        query.getKeyQuery().getMethod(),
                        key,
                        query.getKeyQuery().getKey());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }
}
