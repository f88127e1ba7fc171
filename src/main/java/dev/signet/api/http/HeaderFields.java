package dev.signet.api.http;

import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/**
 * Checks those rules for names and values of header fields that the decoders of HTTP/1 and HTTP/2 do not check.
 *
 * <p>The decoder of HTTP/1 accepts an empty name. The decoder of HTTP/2 checks neither the characters of names, other
 * than capital letters, nor those of values, nor the space around a value, which HTTP/1 removes (RFC 9113
 * section 8.2.1): a program to which such a value is passed on could take what follows a line break for another header
 * field or another line of a log.
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

    // Netty refuses a space or tab at the beginning of a value, but not at its end.
    private static boolean isValid(String value) {
        return HttpHeaderValidationUtil.validateValidHeaderValue(value) == NO_FAULT
                && !value.endsWith(" ")
                && !value.endsWith("\t");
    }
}
