package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.kernel.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the query string into those fields of a request that are neither in the path nor in the body. */
final class QueryBinder {
    private static final int LONGEST_NAME_TOLD = 100;

    private QueryBinder() {}

    /**
     * Reads a query into a request.
     *
     * @param taken fields that the path or the body sets
     * @param unknown how to treat fields that the request does not have
     * @throws dev.signet.api.dialect.RpcException for an unknown, repeated or taken field, or a value that cannot be
     *     read
     */
    static void bind(@Nullable String query, Message.Builder request, List<FieldPath> taken, UnknownFields unknown) {
        if (query == null || query.isEmpty()) {
            return;
        }
        List<FieldPath> seen = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                bindPair(pair, request, taken, seen, unknown);
            }
        }
    }

    private static void bindPair(
            String pair, Message.Builder request, List<FieldPath> taken, List<FieldPath> seen, UnknownFields unknown) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        Optional<FieldPath> found = FieldPath.find(request.getDescriptorForType(), name);
        if (found.isEmpty()) {
            if (unknown == UnknownFields.REFUSED) {
                throw unknown(name).exception();
            }
            return;
        }
        FieldPath path = found.get();
        if (taken.stream().anyMatch(path::overlaps)) {
            throw RpcFailure.field(path.name(), "taken", "is given by path or body and must not be in the query")
                    .exception();
        }
        if (!path.target().isRepeated() && seen.contains(path)) {
            throw RpcFailure.field(path.name(), "repeated", "must occur only once")
                    .exception();
        }
        seen.add(path);
        path.put(request, value);
    }

    /** Refuses any query, because all fields of the request must be in the body. */
    static void refuse(@Nullable String query) {
        if (query != null && !query.isEmpty()) {
            String first = query.split("[=&]", 2)[0];
            throw RpcFailure.field(told(decode(first)), "query", "must be in the body, not in the query")
                    .exception();
        }
    }

    /** The refusal of a field that the request does not have. */
    static RpcFailure unknown(String name) {
        return RpcFailure.field(told(name), "unknown", "is not a field of this request");
    }

    private static String told(String name) {
        return name.length() <= LONGEST_NAME_TOLD ? name : name.substring(0, LONGEST_NAME_TOLD);
    }

    private static String decode(String raw) {
        try {
            return Percent.decode(raw, true);
        } catch (IllegalArgumentException e) {
            throw RpcFailure.field("", "query", "The query is not well-formed.").exception();
        }
    }
}
