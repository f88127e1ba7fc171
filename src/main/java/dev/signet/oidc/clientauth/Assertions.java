package dev.signet.oidc.clientauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
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
 * Verifies signed assertions of clients and machine users (RFC 7523 section 3, security rule 6): the audience must
 * match exactly, and an assertion can be used once and for at most an hour. One without a {@code jti} is recognized by
 * its signed content.
 */
@Singleton
final class Assertions {
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** FAPI 2.0 5.3.2.1: times up to 10 seconds ahead must be accepted, more than 60 must not. */
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
        // OpenID Connect Core 9, RFC 9126 section 2: the issuer, these two endpoints, and the endpoint that is called
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
     * Verifies an assertion that authenticates the caller of an endpoint, and uses it up. Introspection issues nothing,
     * so there one without a {@code jti} may be used again, as for {@link #verifyGrant}.
     *
     * @param subject the value that issuer and subject must have
     * @param publicKey PEM of the key that {@code kid} names
     * @param at the endpoint that is called, which is one of the allowed audiences
     */
    void verify(String assertion, String subject, String publicKey, Endpoint at) {
        useUp(verified(assertion, subject, publicKey, at), subject, at == Endpoint.INTROSPECT);
    }

    /**
     * Verifies an assertion that is the grant itself. One without a {@code jti} may be used again, because ZITADEL's
     * clients sign one for each request and two of the same second are identical. It can no longer be used for anything
     * else.
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
        // FAPI 2.0 5.3.2.1 forbids a list; the claims set has turned the single text into one
        boolean exact = rules.fapi()
                ? issuer.equals(jwt.signed().getPayload().toJSONObject().get("aud"))
                : jwt.claims().getAudience().stream().anyMatch(audiences.getOrDefault(at, Set.of())::contains);
        if (!exact) {
            throw refused("aud must be " + issuer);
        }
    }

    // RFC 7523 section 3; without iat, exp may be at most one hour ahead
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

    /** Records the use. Returns false if it was used before; of several concurrent calls exactly one returns true. */
    private boolean use(ForeignJwt jwt, String subject) {
        JWTClaimsSet claims = jwt.claims();
        int added = database.update(
                "insert into used_assertions (subject, jti, expires_at) values (?, ?, ?) on conflict do nothing",
                subject,
                identity(jwt.signed(), claims.getJWTID()),
                usableUntil(claims));
        return added == 1;
    }

    // an assertion that is valid for longer is refused for its age before it expires
    private Instant usableUntil(JWTClaimsSet claims) {
        Instant latest = clock.instant().plus(MAX_AGE).plus(AHEAD);
        Instant expires = expiry(claims);
        return expires.isBefore(latest) ? expires : latest;
    }

    // leaves the signature out, because with some algorithms anybody can derive another valid signature of the same
    // content
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
        database.update("delete from used_assertions where expires_at < now() - interval '2 hours'");
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
