package dev.signet.oidc.clientauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.oidc.jwt.ForeignJwt;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.Issuer;
import dev.signet.vault.Digests;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed assertions of clients and machine users (RFC 7523 section 3, security rule 6): an audience must be
 * exactly the URL of the issuer or of an endpoint, and an assertion can be used once, within an hour. An assertion
 * without a {@code jti} is recognized by its signed content; {@link #verify} and {@link #verifyGrant} say when it may
 * be used again.
 */
@Singleton
final class Assertions {
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(5);

    /**
     * How far iat and nbf may be in the future. FAPI 2.0 5.3.2.1: up to 10 seconds must be accepted, more than 60 must
     * not.
     */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private static final String BY_ID = "assertion_id";
    private static final String BY_CONTENT = "assertion";

    private final Database database;
    private final Digests digests;
    private final Signatures signatures;
    private final ProtocolRules rules;
    private final Clock clock;
    private final String issuer;
    private final Map<Endpoint, Set<String>> audiences = new EnumMap<>(Endpoint.class);

    Assertions(
            Database database,
            Digests digests,
            Signatures signatures,
            ProtocolRules rules,
            Issuer issuer,
            Clock clock) {
        this.database = database;
        this.digests = digests;
        this.signatures = signatures;
        this.rules = rules;
        this.clock = clock;
        this.issuer = issuer.url();
        // The allowed audiences: the issuer, the token endpoint, the pushed authorization request endpoint, and the
        // endpoint that is called (OpenID Connect Core 9, RFC 9126 section 2).
        for (Endpoint at : Endpoint.values()) {
            audiences.put(
                    at,
                    Stream.of(Endpoint.TOKEN, Endpoint.PUSHED_AUTHORIZATION, at)
                            .map(endpoint -> endpoint.url(issuer))
                            .collect(Collectors.toCollection(() -> new HashSet<>(Set.of(issuer.url())))));
        }
    }

    /** The issuer, not yet verified, for finding the keys that can verify the assertion. */
    static String issuer(String assertion) {
        return required(read(assertion).claims().getIssuer(), "iss");
    }

    /** The id of the key that the assertion names, not yet verified. */
    static String keyId(String assertion) {
        return required(keyIdOrNull(assertion), "kid");
    }

    /** The id of the key that the assertion names, not yet verified; null for none. */
    static @Nullable String keyIdOrNull(String assertion) {
        return read(assertion).header().getKeyID();
    }

    /**
     * Verifies an assertion that authenticates the caller of an endpoint, and records its use, so that it cannot be
     * used again. At the introspection endpoint, which issues nothing, an assertion without a {@code jti} may be used
     * again, as in {@link #verifyGrant}.
     *
     * @param subject the value that {@code iss} and {@code sub} must have
     * @param publicKey the key that {@code kid} names, in PEM
     * @param at the endpoint that is called; its URL is an allowed audience
     */
    void verify(String assertion, String subject, String publicKey, Endpoint at) {
        useUp(verified(assertion, subject, publicKey, at), subject, at == Endpoint.INTROSPECT);
    }

    /**
     * Verifies an assertion that is itself the grant, and records its use. An assertion without a {@code jti} may be
     * used as a grant again, because ZITADEL's clients sign one for each request, and two of the same second are
     * identical. Its use is recorded, so it cannot authenticate a client afterwards.
     */
    void verifyGrant(String assertion, String subject, String publicKey) {
        useUp(verified(assertion, subject, publicKey, Endpoint.TOKEN), subject, true);
    }

    private void useUp(ForeignJwt jwt, String subject, boolean repeatable) {
        boolean fresh = use(jwt, subject);
        if (!fresh && !(repeatable && jwt.claims().getJWTID() == null)) {
            throw refused("it was used before");
        }
    }

    private ForeignJwt verified(String assertion, String subject, String publicKey, Endpoint at) {
        ForeignJwt jwt = read(assertion);
        JWTClaimsSet claims = jwt.claims();
        if (!signatures.isSignedBy(jwt.signed(), publicKey)) {
            throw refused("it was not signed with the key that it names");
        }
        if (!subject.equals(claims.getIssuer()) || !subject.equals(claims.getSubject())) {
            throw refused("iss and sub must both be " + subject);
        }
        checkAudience(jwt, at);
        checkTimes(claims);
        return jwt;
    }

    private void checkAudience(ForeignJwt jwt, Endpoint at) {
        // FAPI 2.0 5.3.2.1 requires aud to be a single text. The payload is read here, because the claims set turns a
        // single text into a list.
        boolean exact = rules.fapi()
                ? issuer.equals(jwt.signed().getPayload().toJSONObject().get("aud"))
                : jwt.claims().getAudience().stream().anyMatch(audiences.getOrDefault(at, Set.of())::contains);
        if (!exact) {
            throw refused("aud must be " + issuer);
        }
    }

    // RFC 7523 section 3. An assertion is too old one hour after iat; without iat, exp may be at most one hour ahead.
    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant expires = expiry(claims);
        Date issued = claims.getIssueTime();
        boolean old = issued == null
                ? expires.isAfter(now.plus(MAX_AGE))
                : issued.toInstant().isBefore(now.minus(MAX_AGE));
        if (old
                || !expires.isAfter(now.minus(SKEW))
                || isAhead(issued, now)
                || isAhead(claims.getNotBeforeTime(), now)) {
            throw refused("it is expired, not valid yet or valid for more than an hour");
        }
    }

    /**
     * Records the use of an assertion. Returns false if it was used before. Of several concurrent calls exactly one
     * returns true.
     */
    private boolean use(ForeignJwt jwt, String subject) {
        JWTClaimsSet claims = jwt.claims();
        int added = database.update(
                "insert into used_assertions (subject, jti, expires_at) values (?, ?, ?) on conflict do nothing",
                subject,
                identity(jwt.signed(), claims.getJWTID()),
                usableUntil(claims));
        return added == 1;
    }

    // The time until which the use must be remembered. An assertion with a later exp is refused for its age (MAX_AGE
    // after iat, which may be up to AHEAD in the future) before it expires.
    private Instant usableUntil(JWTClaimsSet claims) {
        Instant latest = clock.instant().plus(MAX_AGE).plus(AHEAD);
        Instant expires = expiry(claims);
        return expires.isBefore(latest) ? expires : latest;
    }

    // The jti or, without one, the signed content. The signature is left out, because with some algorithms anybody can
    // derive another valid signature of the same content.
    private String identity(SignedJWT jwt, @Nullable String id) {
        if (id != null) {
            return digests.token(BY_ID, id);
        }
        if (rules.fapi()) {
            throw refused("jti is missing");
        }
        return digests.token(BY_CONTENT, new String(jwt.getSigningInput(), StandardCharsets.US_ASCII));
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        ExpiredRows.delete(database, "used_assertions", "expires_at < now() - interval '2 hours'");
    }

    private static boolean isAhead(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now.plus(AHEAD));
    }

    private static Instant expiry(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw refused("exp is missing");
        }
        return expires.toInstant();
    }

    private static ForeignJwt read(String assertion) {
        return ForeignJwt.read(assertion, Assertions::refused);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw refused(name + " is missing");
        }
        return value;
    }

    private static ProtocolException refused(String reason) {
        return ProtocolError.INVALID_GRANT.because("The assertion is refused: " + reason + ".");
    }
}
