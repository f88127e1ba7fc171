package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.metadata.v1.MetadataQuery;
import java.util.List;

/** Conditions on metadata entries, which are few enough to be filtered in memory. */
public final class MetadataMatch {
    private MetadataMatch() {}

    /** Whether an entry with this key satisfies every condition (requirement Z-22). */
    public static boolean matches(String key, List<MetadataQuery> queries) {
        return queries.stream().allMatch(query -> matches(key, query));
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
