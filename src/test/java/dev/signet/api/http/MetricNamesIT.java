package dev.signet.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.proto.zitadel.management.v1.HealthzRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Invented paths and methods create no time series in the metrics, so that real endpoints are still counted. */
@QuarkusTest
class MetricNamesIT {
    private static final Pattern SERIES = Pattern.compile("(?m)^http_server_requests_seconds_count\\{(.*)} ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final String MARK = "stranger";

    @TestHTTPResource
    URI server;

    @Inject
    Vertx vertx;

    @Test
    void invented_paths_and_methods_create_no_series() throws Exception {
        for (int i = 0; i < 150; i++) {
            String name = MARK + i;
            given().get("/" + name);
            given().post("/management/v1/" + name);
            given().get("/ui/login/" + name);
            given().options("/oauth/v2/" + name);
            given().delete("/openapi/" + name);
        }
        for (int i = 0; i < 5; i++) {
            raw("GET /^" + MARK + i + " HTTP/1.1\r\n");
            raw(MARK.toUpperCase(Locale.ROOT) + i + " /oauth/v2/keys HTTP/1.1\r\n");
            raw("GET //" + MARK + i + "//;x HTTP/1.1\r\n");
            unknownRpc("/" + MARK + ".Service" + i + "/Call");
        }

        assertThat(series()).noneMatch(labels -> labels.toLowerCase(Locale.ROOT).contains(MARK));
    }

    @Test
    void real_endpoints_are_counted_under_their_templates() throws Exception {
        given().get("/management/v1/users/4711");
        given().get("/oauth/v2/keys");
        given().get("/openapi");
        given().redirects().follow(false).get("/ui/login/login");
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            assertThat(ManagementServiceGrpc.newBlockingStub(channel).healthz(HealthzRequest.getDefaultInstance()))
                    .isNotNull();
        } finally {
            channel.shutdownNow();
        }

        for (String path : List.of(
                "/management/v1/users/{id}",
                "/oauth/v2/keys",
                "/openapi",
                "/ui/login/login",
                "/zitadel.management.v1.ManagementService/Healthz")) {
            assertThat(series()).anyMatch(labels -> labels.contains("uri=\"" + path + '"'));
        }
    }

    @Test
    void every_operation_is_counted_under_its_path_even_if_it_is_refused() {
        Map<String, Map<String, Object>> paths =
                given().get("/openapi").jsonPath().getMap("paths");
        Map<String, Set<String>> expected = new TreeMap<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .forEach(method -> {
                    int status = given().redirects()
                            .follow(false)
                            .contentType(isForm(path) ? "application/x-www-form-urlencoded" : "application/json")
                            .body(isForm(path) ? "" : "{}")
                            .request(method, path.replaceAll("\\{[^}]*}", "4711"))
                            .statusCode();
                    expected.computeIfAbsent(path, first -> new TreeSet<>()).add(method + ' ' + status);
                }));

        Map<String, Set<String>> counted = new TreeMap<>();
        for (String labels : series()) {
            Matcher label = LABEL.matcher(labels);
            Map<String, String> values = new HashMap<>();
            while (label.find()) {
                values.put(label.group(1), label.group(2));
            }
            counted.computeIfAbsent(values.get("uri").replace("=**}", "}"), first -> new TreeSet<>())
                    .add(values.get("method") + ' ' + values.get("status"));
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(expected)
                .allSatisfy((path, calls) ->
                        assertThat(counted.get(path)).as(path).isNotNull().containsAll(calls));
    }

    private static boolean isForm(String path) {
        return path.startsWith("/o") && !path.startsWith("/oauth/v2/register");
    }

    private static Set<String> series() {
        return SERIES.matcher(given().get("/q/metrics").asString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    private void unknownRpc(String path) throws Exception {
        HttpClient client = vertx.createHttpClient(Wire.H2C.client());
        try {
            HttpClientResponse answer = client.request(HttpMethod.POST, server.getPort(), server.getHost(), path)
                    .compose(request -> request.putHeader("content-type", "application/grpc")
                            .send())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(answer.getHeader("grpc-status")).isEqualTo("12");
        } finally {
            client.close();
        }
    }

    private static void raw(String line) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "Host: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
