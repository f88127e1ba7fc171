package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.proto.zitadel.management.v1.GetMyOrgRequest;
import dev.signet.api.proto.zitadel.management.v1.ManagementServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Makes calls that need the database, one for each way ("door") into the server. */
final class DatabaseDoors {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final String AUTHORIZE =
            "/oauth/v2/authorize?response_type=code&client_id=1&redirect_uri=http://localhost/";
    private static final String BROWSER = "signet-agent=" + "b".repeat(43);
    private static final String JSON = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess server;
    private final String token;
    /** Parameters of a machine that signs in. */
    private final String client;

    private final String accessToken;

    DatabaseDoors(ServerProcess server) {
        this.server = server;
        this.token = server.adminToken();
        String userId =
                json("POST", "/management/v1/users/machine", machine(), JSON).getString("userId");
        JsonPath secret = json("PUT", "/management/v1/users/" + userId + "/secret", "{}", JSON);
        this.client =
                "client_id=" + secret.getString("clientId") + "&client_secret=" + secret.getString("clientSecret");
        this.accessToken =
                json("POST", "/oauth/v2/token", tokenRequest(), FORM_TYPE).getString("access_token");
    }

    /**
     * The response to a call.
     *
     * @param status HTTP status or gRPC code
     * @param saysWhen whether the response says when to retry
     * @param after how long the response took
     */
    record Answer(String status, boolean saysWhen, Duration after) {}

    /** Makes one call of each kind, all at the same time. */
    Map<String, Answer> knock() throws InterruptedException {
        Map<String, Answer> answers = new ConcurrentSkipListMap<>();
        Map<String, Door> doors = doors();
        Thread[] threads = doors.entrySet().stream()
                .map(door -> Thread.startVirtualThread(() -> answers.put(door.getKey(), timed(door.getValue()))))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSameSizeAs(doors);
        return answers;
    }

    private Map<String, Door> doors() {
        Map<String, Door> doors = new TreeMap<>();
        doors.put("REST", () -> answer(post("/management/v1/users/_search", "{}", JSON)));
        doors.put("write", () -> answer(post("/management/v1/users/machine", machine(), JSON)));
        doors.put("gRPC", this::grpc);
        doors.put("token", () -> answer(post("/oauth/v2/token", tokenRequest(), FORM_TYPE)));
        doors.put(
                "introspect", () -> answer(post("/oauth/v2/introspect", client + "&token=" + accessToken, FORM_TYPE)));
        doors.put("userinfo", () -> answer(post("/oidc/v1/userinfo", "", FORM_TYPE)));
        doors.put(
                "page",
                () -> answer(request(AUTHORIZE).header("Cookie", BROWSER).GET()));
        return doors;
    }

    private String tokenRequest() {
        return "grant_type=client_credentials&scope=openid&" + client;
    }

    private static String machine() {
        String name = "machine-" + System.nanoTime();
        return "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}";
    }

    private HttpRequest.Builder post(String path, String body, String type) {
        return request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
        if (path.startsWith("/management/")) {
            request.header("Authorization", "Bearer " + token);
        } else if (path.startsWith("/oidc/")) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return request;
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    Integer.toString(answer.statusCode()),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    Duration.ZERO);
        } catch (IOException e) {
            return new Answer(e.toString(), false, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(e.toString(), false, Duration.ZERO);
        }
    }

    private JsonPath json(String method, String path, String body, String type) {
        try {
            HttpRequest request = request(path)
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonPath.from(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer grpc() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        URI address = URI.create(server.url());
        ManagedChannel channel = ManagedChannelBuilder.forAddress(address.getHost(), address.getPort())
                .usePlaintext()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
        try {
            ManagementServiceGrpc.newBlockingStub(channel).getMyOrg(GetMyOrgRequest.getDefaultInstance());
            return new Answer("OK", false, Duration.ZERO);
        } catch (StatusRuntimeException e) {
            // gRPC has no header for it.
            return new Answer(e.getStatus().getCode().name(), true, Duration.ZERO);
        } finally {
            channel.shutdownNow();
        }
    }

    private static Answer timed(Door door) {
        long begun = System.nanoTime();
        Answer answer = door.knock();
        return new Answer(answer.status(), answer.saysWhen(), Duration.ofNanos(System.nanoTime() - begun));
    }

    @FunctionalInterface
    private interface Door {
        Answer knock();
    }
}
