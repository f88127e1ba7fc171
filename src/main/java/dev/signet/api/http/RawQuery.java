package dev.signet.api.http;

import org.jspecify.annotations.Nullable;

/** The query of an address before anything has decoded it. */
public final class RawQuery {
    private RawQuery() {}

    /**
     * Whether every percent sign begins an escape. The server refuses a query with another without a body, as soon as
     * anything asks for a parameter, so each door has to answer before.
     */
    public static boolean isReadable(@Nullable String query) {
        if (query == null) {
            return true;
        }
        for (int at = query.indexOf('%'); at >= 0; at = query.indexOf('%', at + 1)) {
            if (at + 2 >= query.length() || !isHex(query.charAt(at + 1)) || !isHex(query.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
