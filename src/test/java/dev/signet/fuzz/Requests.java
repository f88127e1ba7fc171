package dev.signet.fuzz;

import com.google.protobuf.Descriptors.Descriptor;
import dev.signet.api.rest.RestRoute;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Requests to the protocol's endpoints, the pages and the REST API that are wrong in one or more ways. */
final class Requests {
    /** The paths of every page and protocol endpoint, and some that no resource has. */
    private static final List<String> ENDPOINTS = Stream.concat(
                    ResourcePaths.all().stream(),
                    Stream.of("/openapi", "/assets/v1/org/policy/label/logo", "/q/health/ready", "/", "/nothing"))
            .toList();

    private static final List<String> PARAMETERS = List.of(
            "client_id",
            "client_secret",
            "grant_type",
            "code",
            "code_verifier",
            "code_challenge",
            "code_challenge_method",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "max_age",
            "ui_locales",
            "id_token_hint",
            "login_hint",
            "acr_values",
            "claims",
            "request",
            "request_uri",
            "refresh_token",
            "token",
            "token_type_hint",
            "device_code",
            "user_code",
            "assertion",
            "client_assertion",
            "client_assertion_type",
            "subject_token",
            "subject_token_type",
            "actor_token",
            "actor_token_type",
            "requested_token_type",
            "audience",
            "resource",
            "access_token",
            "dpop_jkt",
            "post_logout_redirect_uri",
            "authRequestID",
            "csrf",
            "state",
            "loginName",
            "password",
            "userCode",
            "user",
            "id",
            "reason",
            "notice",
            "other");
    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=",
            "application/x-www-form-urlencoded; charset=nope",
            "application/x-www-form-urlencoded;charset=\"",
            "application/json",
            "application/json; charset=UTF-16",
            "text/plain",
            "multipart/form-data; boundary=",
            "multipart/form-data",
            "",
            ";",
            "/",
            "\u00e9/\u00e9",
            "a/b;=;=\"");
    private static final List<String> ACCEPTS = List.of(
            "",
            ",",
            ";;",
            "*/*",
            "*/*;q=abc",
            "a",
            "/",
            "text/;",
            "text/html, ,",
            "application/xml",
            "\u00e9/\u00e9",
            "a/b/c",
            "*/*;q=" + "9".repeat(500),
            "application/jwt",
            "text/html;q=1;q=2");

    private final Random random;
    private final Hostile hostile;
    private final Messages messages;
    private final String clientId;
    private final List<String> grants;

    /** @param grants values of {@code grant_type} */
    Requests(Random random, String clientId, List<String> grants) {
        this.random = random;
        this.hostile = new Hostile(random);
        this.messages = new Messages(random);
        this.clientId = clientId;
        this.grants = List.copyOf(grants);
    }

    /** A request to a protocol endpoint, a page, or an unknown path below one. */
    Http.Request toEndpoint() {
        String path = hostile.one(ENDPOINTS) + (hostile.chance(12) ? "/" + encoded(hostile.text()) : "");
        String method = hostile.one(List.of("GET", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"));
        boolean inQuery = method.equals("GET") || hostile.chance(5);
        String parameters = parameters();
        List<String> headers = headers();
        if (!method.equals("GET")) {
            headers.add("Content-Type: " + (hostile.chance(4) ? hostile.one(TYPES) : TYPES.getFirst()));
        }
        String body = path.contains("register") && hostile.chance(2) ? hostile.json() : inQuery ? "" : parameters;
        return new Http.Request(
                method,
                path + (inQuery ? "?" + cut(parameters, 8_000) : ""),
                headers,
                hostile.chance(10)
                        ? body.getBytes(StandardCharsets.ISO_8859_1)
                        : body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request to a route of the REST API. */
    Http.Request toRoute(RestRoute route, String token, String orgId) {
        Descriptor type = route.rpc().descriptor().getInputType();
        StringBuilder path = new StringBuilder();
        for (String segment : route.template().text().substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith("{") ? cut(encoded(hostile.text()), 900) : segment);
        }
        if (hostile.chance(4)) {
            path.append('?').append(cut(parameters(), 2_000));
        }
        List<String> headers = headers();
        headers.removeIf(header -> header.startsWith("Authorization"));
        headers.add("Authorization: Bearer " + token);
        headers.add("x-zitadel-orgid: " + orgId);
        String body = route.httpMethod().equals("GET") ? "" : messages.json(type);
        return new Http.Request(
                route.httpMethod(),
                path.toString(),
                headers,
                body.getBytes(hostile.chance(12) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
    }

    private String parameters() {
        StringBuilder form = new StringBuilder();
        if (hostile.chance(2)) {
            form.append("client_id=").append(clientId).append('&');
        }
        if (hostile.chance(2)) {
            form.append("grant_type=").append(encoded(hostile.one(grants))).append('&');
        }
        if (hostile.chance(6)) {
            form.append("client_assertion_type=")
                    .append(encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
                    .append("&client_assertion=")
                    .append(encoded(hostile.jwt()))
                    .append('&');
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            form.append(hostile.chance(15) ? encoded(hostile.text()) : hostile.one(PARAMETERS))
                    .append('=')
                    .append(encoded(hostile.chance(4) ? hostile.jwt() : hostile.text()))
                    .append('&');
        }
        return form.toString();
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        if (hostile.chance(3)) {
            headers.add("Accept: " + hostile.one(ACCEPTS));
        }
        if (hostile.chance(3)) {
            headers.add("Authorization: " + authorization());
        }
        if (hostile.chance(4)) {
            headers.add("DPoP: " + cut(hostile.jwt(), 4_000));
        }
        for (String name : List.of(
                "Accept-Language",
                "Cookie",
                "If-None-Match",
                "Origin",
                "x-request-id",
                "traceparent",
                "User-Agent",
                "X-Forwarded-For",
                "Forwarded")) {
            if (hostile.chance(12)) {
                headers.add(name + ": " + line(hostile.text()));
            }
        }
        return headers;
    }

    private String authorization() {
        return switch (random.nextInt(6)) {
            case 0 -> "Basic " + base64(hostile.text() + ":" + hostile.text());
            case 1 -> "Basic " + base64(clientId + ":" + hostile.text());
            case 2 -> "Basic " + line(hostile.text());
            case 3 -> "Bearer " + cut(hostile.jwt(), 4_000);
            case 4 -> "DPoP " + cut(hostile.jwt(), 4_000);
            default -> line(hostile.text());
        };
    }

    /** Percent-encodes the text in most cases, and otherwise leaves it as it is where the request line permits. */
    private String encoded(String text) {
        if (!hostile.chance(5)) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
        return line(text).replace(' ', '+').replace("#", "");
    }

    private static String line(String text) {
        return cut(text, 2_000).replaceAll("[^\\x21-\\x7e\\xa1-\\xff ]", "?").strip();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(cut(text, 2_000).getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
