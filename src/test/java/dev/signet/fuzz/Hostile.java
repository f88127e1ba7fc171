package dev.signet.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Values that are known to break parsers, and random values in between. */
final class Hostile {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "%",
            "%zz",
            "\u0085\u2028",
            "\ufffe\uffff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00x",
            "e\u0301\u202e\u200b",
            "..",
            "../..//..;/",
            "'\"<script>${7*7}{{7*7}}",
            "a".repeat(201),
            "x".repeat(9_000),
            "1".repeat(1_001),
            "-1",
            "1e999999999",
            "NaN",
            "9223372036854775808",
            "-9223372036854775809",
            "0x1p3",
            "null",
            "true",
            "[]",
            "{}",
            "[".repeat(2_000),
            "{\"a\":".repeat(300),
            "2026-02-30T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "0001-01-01T00:00:00Z",
            "-315576000000.999999999s",
            "https://[::1",
            "http://user:pw@host:99999999/\u0000?#%",
            "javascript:alert(1)",
            "urn:",
            "=?utf-8?q?=00?=",
            "a@b",
            "\"a b\"@[127.0.0.1]",
            "+0000000000000000000000000000",
            "de-\u0130",
            "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");

    /** JSON for the headers and claims of JWTs and proofs, for key sets and for registrations. */
    private static final List<String> JSON = List.of(
            "{}",
            "[]",
            "null",
            "{",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"RS256\"}",
            "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":{}}",
            "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}}",
            "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"\",\"y\":\"\"}}",
            "{\"alg\":\"RS256\",\"typ\":\"dpop+jwt\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}}",
            "{\"alg\":\"RS256\",\"typ\":\"dpop+jwt\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AA\"}}",
            "{\"alg\":\"HS256\",\"typ\":\"dpop+jwt\",\"jwk\":{\"kty\":\"oct\",\"k\":\"\"}}",
            "{\"alg\":7,\"kid\":[],\"crit\":{}}",
            "{\"alg\":\"RS256\",\"kid\":\"\\u0000\",\"crit\":[\"exp\"],\"b64\":false,\"zip\":\"DEF\"}",
            "{\"alg\":\"EdDSA\",\"x5c\":[\"%\"],\"x5u\":\"::\",\"jku\":\"\\ud800\"}",
            "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
            "{\"iss\":\"\\u0000\",\"sub\":\"\\ud800\",\"aud\":[1,null],\"exp\":1e308,\"iat\":-1e308,\"jti\":[]}",
            "{\"iss\":1,\"sub\":{},\"aud\":{},\"exp\":\"x\",\"nbf\":[],\"jti\":\"\"}",
            "{\"iss\":\"x\",\"sub\":\"x\",\"aud\":\"x\",\"exp\":9223372036854775807,\"iat\":9223372036854775807,\"jti\":\"x\"}",
            "{\"htm\":7,\"htu\":\"::\",\"iat\":-9223372036854775808,\"jti\":\"a\",\"ath\":[],\"nonce\":{}}",
            "{\"client_id\":\"x\",\"max_age\":-99999999999999999999,\"claims\":\"x\",\"redirect_uri\":[]}",
            "{\"id_token\":{\"acr\":{\"values\":\"x\",\"essential\":7}},\"userinfo\":[]}",
            "{\"keys\":[{\"kty\":\"EC\"},null,7]}",
            "{\"redirect_uris\":[\"::\",null],\"jwks\":{\"keys\":7},\"grant_types\":\"x\",\"default_max_age\":1e99}",
            "{\"redirect_uris\":[\"https://\\u0000\"],\"client_name\":\"\\ud800\",\"contacts\":[[]]}");

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    /** A random text. */
    String text() {
        return switch (random.nextInt(6)) {
            case 0 -> randomText(random.nextInt(40));
            case 1 -> jwt();
            case 2 -> json();
            default -> one(TEXTS);
        };
    }

    /** JSON of the protocol's messages, sometimes with a byte changed. */
    String json() {
        String json = random.nextInt(20) == 0 ? "{\"a\":".repeat(5_000) : one(JSON);
        return random.nextInt(3) == 0 ? mutated(json) : json;
    }

    /** A text similar to a JWT: three to five parts, of which the first two have hostile content. */
    String jwt() {
        String token = part(json()) + "." + part(json()) + "." + part(randomText(random.nextInt(64)));
        return switch (random.nextInt(8)) {
            case 0 -> token + ".." + part("x");
            case 1 -> token.substring(0, random.nextInt(token.length()));
            case 2 -> mutated(token);
            default -> token;
        };
    }

    /** Random characters of all kinds, including control characters and unpaired surrogates. */
    String randomText(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
        }
        return text.toString();
    }

    String mutated(String text) {
        if (text.isEmpty()) {
            return text;
        }
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x100));
        return changed.toString();
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private static String part(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
