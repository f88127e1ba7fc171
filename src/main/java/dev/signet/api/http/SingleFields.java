package dev.signet.api.http;

import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.Dialect;
import io.quarkus.arc.All;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The header fields that decide how a request is treated and may have only one value. If such a field occurred twice, a
 * proxy and this server, or two interfaces of this server, could use different ones of its values (RFC 9110
 * section 5.3).
 *
 * <p>These are some fields of HTTP, and those by which callers of a dialect authenticate or select something. {@code
 * Host} and {@code Transfer-Encoding} have rules of their own in {@link RequestHeads}.
 */
@Singleton
final class SingleFields {
    private static final List<String> OF_HTTP =
            List.of("content-type", "content-encoding", "grpc-encoding", "origin", "access-control-request-method");

    /** The endpoints refuse a repeated DPoP proof themselves, with the errors of RFC 9449 (section 4.3). */
    private static final String PROOF = "dpop";

    private final List<CharSequence> names;

    SingleFields(@All List<Dialect> dialects) {
        this.names = Stream.concat(OF_HTTP.stream(), dialects.stream().flatMap(SingleFields::namesOf))
                .filter(name -> !name.equals(PROOF))
                .distinct()
                .map(HttpHeaders::createOptimized)
                .toList();
    }

    private static Stream<String> namesOf(Dialect dialect) {
        return Stream.concat(
                dialect.credentials().headers().stream(),
                dialect.headers().stream().map(CallHeader::name));
    }

    /** The name of such a field that occurs more than once; empty if there is none. */
    Optional<CharSequence> repeatedIn(MultiMap headers) {
        for (CharSequence name : names) {
            if (headers.contains(name) && headers.getAll(name).size() > 1) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
