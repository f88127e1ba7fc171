package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import java.util.Locale;

/** The eight ways to compare a text (requirement Z-8), for lists that are short enough to be filtered in memory. */
public final class TextMatch {
    private TextMatch() {}

    /** Whether {@code value} matches {@code text} by the method; every value contains the empty text. */
    public static boolean matches(TextQueryMethod method, String value, String text) {
        return switch (method) {
            case TEXT_QUERY_METHOD_EQUALS -> value.equals(text);
            case TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE -> lower(value).equals(lower(text));
            case TEXT_QUERY_METHOD_STARTS_WITH -> value.startsWith(text);
            case TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE -> lower(value).startsWith(lower(text));
            case TEXT_QUERY_METHOD_CONTAINS -> value.contains(text);
            case TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE -> lower(value).contains(lower(text));
            case TEXT_QUERY_METHOD_ENDS_WITH -> value.endsWith(text);
            case TEXT_QUERY_METHOD_ENDS_WITH_IGNORE_CASE -> lower(value).endsWith(lower(text));
            case UNRECOGNIZED -> throw RequestError.unknownValue("method").exception();
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
