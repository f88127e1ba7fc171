package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server under load, reached over persistent HTTP/1.1 connections, one for each concurrent request.
 *
 * <p>Requests that take longer than 30 s fail.
 */
final class Server implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String token;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();

    /**
     * @param token token of a machine administrator; empty to send none
     */
    Server(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A GET request with the token. */
    HttpRequest get(String path) {
        return authorized(path).GET().build();
    }

    /** A POST request with a JSON body and the token. */
    HttpRequest post(String path, JsonNode body) {
        return authorized(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** A PUT request with a JSON body and the token. */
    HttpRequest put(String path, JsonNode body) {
        return authorized(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** A DELETE request with a JSON body and the token. */
    HttpRequest delete(String path, JsonNode body) {
        return authorized(path)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** A request with the token and a time limit of its own. */
    HttpRequest.Builder authorizedFor(String path, Duration timeout) {
        return authorized(path).timeout(timeout);
    }

    /**
     * Sends a request that must succeed, and returns the lines of the response while they arrive.
     *
     * @throws UncheckedIOException if there is no response in time
     * @throws BenchException with the status if it is not 2xx
     */
    Stream<String> stream(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
            if (!succeeded(response)) {
                throw new BenchException(request.uri() + " answered " + response.statusCode() + " "
                        + response.body().limit(1).toList());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        }
    }

    /** A request without the token. */
    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    /**
     * Sends a request and reads the whole response.
     *
     * @throws IOException if there is no response in time
     */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /**
     * Sends a request that must succeed and reads the response.
     *
     * @throws IOException if there is no response in time
     * @throws BenchException with status and body if the status is not 2xx
     */
    byte[] answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request);
        if (!succeeded(response)) {
            throw BenchException.of(request, response);
        }
        return response.body();
    }

    /**
     * Sends a request and reads a JSON response.
     *
     * @throws UncheckedIOException if there is no response in time or it is not JSON
     * @throws BenchException with status and body if the status is not 2xx
     */
    JsonNode json(HttpRequest request) throws InterruptedException {
        try {
            return parsed(answer(request));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
        }
    }

    static JsonNode parsed(byte[] body) throws IOException {
        return JSON.readTree(body);
    }

    static boolean succeeded(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Protobuf's JSON writes 64-bit numbers as strings and leaves zero out. */
    static long number(@Nullable JsonNode value) {
        return value == null ? 0 : value.asLong();
    }

    private HttpRequest.Builder authorized(String path) {
        HttpRequest.Builder request = anonymous(path);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        client.close();
        threads.close();
    }
}
