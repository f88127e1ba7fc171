package dev.signet.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates JSON texts of every kind of value, where a parser expects an object. */
public final class JsonValues {
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e308",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"RS256\"",
            "\"ES256\"",
            "\"none\"",
            "\"dpop+jwt\"",
            "\"RSA\"",
            "\"EC\"",
            "\"OKP\"",
            "\"P-256\"",
            "\"Ed25519\"",
            "\"AQAB\"");

    private JsonValues() {}

    /** Any value; objects have members with these names, sometimes twice. */
    public static Arbitrary<String> any(List<String> names) {
        return any(names, 3);
    }

    /** A text with the form of a JWT, of which header and claims are any JSON values. */
    public static Arbitrary<String> jwts() {
        Arbitrary<String> headers = any(List.of(
                "alg",
                "typ",
                "cty",
                "kid",
                "jwk",
                "jku",
                "x5c",
                "x5u",
                "x5t#S256",
                "crit",
                "b64",
                "zip",
                "epk",
                "kty",
                "crv",
                "x",
                "y",
                "n",
                "e",
                "d"));
        Arbitrary<String> claims = any(List.of(
                "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "htm", "htu", "ath", "nonce", "client_id", "request"));
        return Combinators.combine(headers, claims).as(JsonValues::jwt);
    }

    /** A text with the form of a JWT with this header and these claims, and a signature that is not one. */
    public static String jwt(String header, String claims) {
        return part(header) + '.' + part(claims) + '.' + part("signature");
    }

    private static Arbitrary<String> any(List<String> names, int depth) {
        Arbitrary<String> scalars = Arbitraries.of(SCALARS);
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> inner = any(names, depth - 1);
        Arbitrary<String> lists = inner.list().ofMaxSize(3).map(values -> '[' + String.join(",", values) + ']');
        Arbitrary<String> members =
                Combinators.combine(Arbitraries.of(names), inner).as((name, value) -> '"' + name + "\":" + value);
        Arbitrary<String> objects = members.list().ofMaxSize(6).map(all -> '{' + String.join(",", all) + '}');
        return Arbitraries.frequencyOf(Tuple.of(2, scalars), Tuple.of(1, lists), Tuple.of(5, objects));
    }

    private static String part(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
