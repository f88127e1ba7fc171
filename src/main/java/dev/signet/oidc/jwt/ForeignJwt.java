package dev.signet.oidc.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.kernel.Unicode;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.signingkey.JoseObject;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A signed JWT that somebody other than this server made: an assertion, a DPoP proof or a request object. Its form has
 * been checked, its signature has not been verified yet (RFC 7515 section 5.2 steps 1 to 7, RFC 7519 section 7.2).
 *
 * <p>Header and claims are JSON objects without repeated members. The registered claims have the type that RFC 7519
 * gives them or are absent. Texts at the top level contain only characters that the database can store. The header uses
 * no extension.
 *
 * @param signed the JWT with its signature
 * @param claims its claims
 */
public record ForeignJwt(SignedJWT signed, JWTClaimsSet claims) {
    private static final int PARTS = 3;
    private static final List<String> TIMES = List.of("iat", "nbf", "exp");

    /**
     * Largest allowed time in seconds. The library multiplies times by 1,000; with a larger number the product would
     * overflow and be another time.
     */
    private static final double MOST_SECONDS = Long.MAX_VALUE / 1_000d;

    /**
     * Header parameters of extensions that change how a JWT is read (RFC 7515 section 4.1.11, RFC 7797 section 3). This
     * server supports no extension, so a JWT with one of them is refused.
     */
    private static final List<String> EXTENSIONS = List.of("crit", "b64");

    /**
     * Reads a JWT.
     *
     * @param refusal creates the endpoint's error from the reason, an English clause such as "it is not a signed JWT"
     */
    public static ForeignJwt read(String text, Function<String, ProtocolException> refusal) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw refusal.apply("it is not a signed JWT");
        }
        if (parts[2].isEmpty() || bytes(parts[2]).isEmpty()) {
            throw refusal.apply("its signature is not base64url");
        }
        Map<String, Object> header =
                object(parts[0]).orElseThrow(() -> refusal.apply("its header is not a JSON object"));
        Map<String, Object> claims =
                object(parts[1]).orElseThrow(() -> refusal.apply("its claims are not a JSON object"));
        for (String extension : EXTENSIONS) {
            if (header.containsKey(extension)) {
                throw refusal.apply(extension + " is not supported");
            }
        }
        for (String time : TIMES) {
            if (claims.get(time) instanceof Number seconds && Math.abs(seconds.doubleValue()) > MOST_SECONDS) {
                throw refusal.apply(time + " is too large");
            }
        }
        if (!areStorable(header.values()) || !areStorable(claims.values())) {
            throw refusal.apply("a text in it contains U+0000 or an unpaired surrogate");
        }
        return parse(text, refusal);
    }

    /** The header of a JWT of any kind, signed or not; empty if there is none. */
    public static Optional<Map<String, Object>> headerOf(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? Optional.empty() : object(text.substring(0, dot));
    }

    public JWSHeader header() {
        return signed.getHeader();
    }

    private static ForeignJwt parse(String text, Function<String, ProtocolException> refusal) {
        SignedJWT signed;
        try {
            signed = SignedJWT.parse(text);
        } catch (ParseException | RuntimeException e) {
            // The library throws a RuntimeException if some members of the header have the wrong type.
            throw refusal.apply("it is not a signed JWT");
        }
        try {
            return new ForeignJwt(signed, signed.getJWTClaimsSet());
        } catch (ParseException | RuntimeException e) {
            throw refusal.apply("one of its claims has the wrong type");
        }
    }

    /** Whether the database can store the texts: it can neither store nor compare U+0000 and unpaired surrogates. */
    private static boolean areStorable(Collection<Object> values) {
        return values.stream()
                .allMatch(value ->
                        !(value instanceof String text) || (text.indexOf('\0') < 0 && Unicode.isWellFormed(text)));
    }

    private static Optional<Map<String, Object>> object(String part) {
        return bytes(part).flatMap(JoseObject::read);
    }

    /**
     * The bytes of a part; empty unless the part is the canonical base64url form of these bytes (RFC 7515 section 2).
     */
    private static Optional<byte[]> bytes(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            boolean only = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(part);
            return only ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ForeignJwt[" + header().getAlgorithm() + ']';
    }
}
