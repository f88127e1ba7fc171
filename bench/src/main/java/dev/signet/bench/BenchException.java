package dev.signet.bench;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The server did not do what the measurement needs. The message is for the person who runs it. */
final class BenchException extends RuntimeException {
    private static final int SHOWN_CHARACTERS = 400;

    BenchException(String message) {
        super(message);
    }

    static BenchException of(HttpRequest request, HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String shown = body.length() > SHOWN_CHARACTERS ? body.substring(0, SHOWN_CHARACTERS) + "..." : body;
        return new BenchException(
                request.method() + " " + request.uri() + " answered " + response.statusCode() + " " + shown);
    }
}
