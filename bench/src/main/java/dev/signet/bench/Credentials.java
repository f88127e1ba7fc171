package dev.signet.bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Identifier and secret of a client. */
record Credentials(String id, String secret) {

    /** A form sent with HTTP Basic, whose parts are form-encoded first (RFC 6749 section 2.3.1). */
    HttpRequest form(Server server, String path, Map<String, String> fields) {
        return posted(server, path, fields)
                .header("Authorization", authorization())
                .build();
    }

    /** The header of HTTP Basic. */
    String authorization() {
        String pair = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A form without client authentication. */
    static HttpRequest.Builder posted(Server server, String path, Map<String, String> fields) {
        return server.anonymous(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)));
    }

    /** Encodes fields for a form or a query. */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
