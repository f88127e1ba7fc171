package dev.signet.api.zitadel.v2.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.metadata.v2.MetadataSearchFilter;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.api.zitadel.wire.TextMatch;
import java.util.List;

/** Conditions on metadata entries, whose keys are few enough to be filtered in memory. */
public final class MetadataFilters {
    private MetadataFilters() {}

    /** Returns those of the keys whose entries satisfy every condition (requirement Z-22). */
    public static List<String> matching(List<String> keys, List<MetadataSearchFilter> filters) {
        return keys.stream()
                .filter(key -> filters.stream().allMatch(filter -> matches(key, filter)))
                .toList();
    }

    private static boolean matches(String key, MetadataSearchFilter filter) {
        return switch (filter.getFilterCase()) {
            // both enums have the same numbers
            case KEY_FILTER ->
                TextMatch.matches(
                        TextQueryMethod.forNumber(filter.getKeyFilter().getMethodValue()),
                        key,
                        filter.getKeyFilter().getKey());
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }
}
