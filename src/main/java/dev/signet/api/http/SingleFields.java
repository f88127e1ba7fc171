package dev.signet.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The header fields that decide how a request is treated and have one value. If such a field came twice, a proxy and this
 * server, or two interfaces of this server, could each go by another one of the values (RFC 9110 section 5.3).
 *
 * <p>{@code Host} and {@code Transfer-Encoding} have rules of their own in {@link RequestHeads}, and {@code DPoP} in RFC 9449
 * section 4.3, whose errors the endpoints report.
 */
final class SingleFields {
    private static final List<CharSequence> NAMES = Stream.of(
                    "Authorization",
                    "x-zitadel-orgid",
                    "Content-Type",
                    "Content-Encoding",
                    "grpc-encoding",
                    "Origin",
                    "Access-Control-Request-Method")
            .map(HttpHeaders::createOptimized)
            .toList();

    private SingleFields() {}

    /** The name of such a field that occurs more than once; empty if there is none. */
    static Optional<CharSequence> repeatedIn(MultiMap headers) {
        for (CharSequence name : NAMES) {
            if (headers.contains(name) && headers.getAll(name).size() > 1) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
