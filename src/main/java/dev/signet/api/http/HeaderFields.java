package dev.signet.api.http;

import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/**
 * The rules for names and values of header fields that the decoders leave out.
 *
 * <p>The decoder of HTTP/1 accepts an empty name. The decoder of HTTP/2 checks neither the characters of names, other than
 * capital letters, nor those of values, nor the space around a value, which HTTP/1 removes (RFC 9113 section 8.2.1): a line
 * break in a value would be a header field of its own, or a line of its own in a log, for whatever the value is passed on
 * to.
 */
final class HeaderFields {
    private static final int NO_FAULT = -1;

    private HeaderFields() {}

    static boolean areValid(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (request.version() != HttpVersion.HTTP_2) {
            return !headers.contains("");
        }
        for (Map.Entry<String, String> field : headers) {
            if (HttpHeaderValidationUtil.validateToken(field.getKey()) != NO_FAULT || !isValid(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    // Netty finds a space or tab at the beginning of a value, but not at its end.
    private static boolean isValid(String value) {
        return HttpHeaderValidationUtil.validateValidHeaderValue(value) == NO_FAULT
                && !value.endsWith(" ")
                && !value.endsWith("\t");
    }
}
