package dev.signet.api.zitadel.wire;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.v1.TextQueryMethod;
import dev.signet.search.TextMethod;

/** The eight ways to compare a text in a search (requirement Z-8). */
public final class TextMethods {
    private TextMethods() {}

    public static TextMethod of(TextQueryMethod method) {
        return switch (method) {
            case TEXT_QUERY_METHOD_EQUALS -> TextMethod.EQUALS;
            case TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE -> TextMethod.EQUALS_IGNORE_CASE;
            case TEXT_QUERY_METHOD_STARTS_WITH -> TextMethod.STARTS_WITH;
            case TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE -> TextMethod.STARTS_WITH_IGNORE_CASE;
            case TEXT_QUERY_METHOD_CONTAINS -> TextMethod.CONTAINS;
            case TEXT_QUERY_METHOD_CONTAINS_IGNORE_CASE -> TextMethod.CONTAINS_IGNORE_CASE;
            case TEXT_QUERY_METHOD_ENDS_WITH -> TextMethod.ENDS_WITH;
            case TEXT_QUERY_METHOD_ENDS_WITH_IGNORE_CASE -> TextMethod.ENDS_WITH_IGNORE_CASE;
            case UNRECOGNIZED -> throw RequestError.unknownValue("method").exception();
        };
    }
}
