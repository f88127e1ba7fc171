package dev.signet.api.rest;

import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.Dialect;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets scripts of every origin call the API and read its responses, including errors, over REST, Connect and gRPC-Web. The token in the request
 * authenticates the caller, and cookies are not used. Responses therefore allow every origin with a wildcard, and do
 * not allow credentials.
 */
public final class ApiCors {
    private static final String ANY = "*";
    private static final List<String> HEADERS_OF_HTTP = List.of(
            "Accept-Language", "Content-Encoding", "Content-Type", "Idempotency-Key", "Traceparent", "X-Request-Id");
    private static final List<String> HEADERS_OF_RPC =
            List.of("Connect-Protocol-Version", "Connect-Timeout-Ms", "Grpc-Timeout", "X-Grpc-Web", "X-User-Agent");
    private static final String ANSWER_HEADERS =
            "Allow, DPoP-Nonce, Grpc-Message, Grpc-Status, Grpc-Status-Details-Bin," + " Retry-After, WWW-Authenticate";
    private static final String SECONDS_TO_REMEMBER = "600";

    private final String requestHeaders;

    private ApiCors(String requestHeaders) {
        this.requestHeaders = requestHeaders;
    }

    /**
     * Creates the CORS headers that permit the request headers of a dialect. They are listed one by one, because the
     * wildcard does not include Authorization (Fetch standard, 3.3.4).
     */
    public static ApiCors of(Dialect dialect) {
        return new ApiCors(Stream.of(
                        HEADERS_OF_HTTP.stream(),
                        HEADERS_OF_RPC.stream(),
                        dialect.credentials().headers().stream().map(ApiCors::capitalized),
                        dialect.headers().stream().map(CallHeader::name).map(ApiCors::capitalized))
                .flatMap(names -> names)
                .sorted()
                .collect(Collectors.joining(", ")));
    }

    /** Adds the CORS headers to the response of this request, whatever it will be. */
    public static void open(HttpServerRequest request) {
        if (request.headers().contains("Origin")) {
            HttpServerResponse response = request.response();
            response.putHeader("Access-Control-Allow-Origin", ANY);
            response.putHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
    }

    /** Whether the request is a CORS preflight. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** The headers of the response to a preflight. */
    public Map<String, String> preflight(String methods) {
        return Map.of(
                "Access-Control-Allow-Methods",
                methods,
                "Access-Control-Allow-Headers",
                requestHeaders,
                "Access-Control-Max-Age",
                SECONDS_TO_REMEMBER);
    }

    private static String capitalized(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("-"));
    }
}
