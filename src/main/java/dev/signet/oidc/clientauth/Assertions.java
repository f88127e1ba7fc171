package dev.signet.oidc.clientauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.UniqueViolation;
import dev.signet.oidc.Endpoint;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signed assertions of clients and machine users (RFC 7523 section 3, security rule 6): audience exact, at most an hour
 * old, used once if they carry a {@code jti}.
 */
@Singleton
public final class Assertions {
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Set<JWSAlgorithm> RSA = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final Database database;
    private final Issuer issuer;
    private final Clock clock;

    Assertions(Database database, Issuer issuer, Clock clock) {
        this.database = database;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The unverified issuer, to look up whose keys may verify it. */
    public static String issuer(String assertion) {
        return required(claims(parse(assertion)).getIssuer(), "iss");
    }

    /** The id of the key it claims to be signed with. */
    public static String keyId(String assertion) {
        return required(parse(assertion).getHeader().getKeyID(), "kid");
    }

    /**
     * Verifies an assertion and uses it up.
     *
     * @param subject must be issuer and subject
     * @param publicKey PEM of the key that {@code kid} names
     */
    public void verify(String assertion, String subject, String publicKey) {
        SignedJWT jwt = parse(assertion);
        JWTClaimsSet claims = claims(jwt);
        if (!isSignedBy(jwt, publicKey)) {
            throw refused("its signature is not by the key it names");
        }
        if (!subject.equals(claims.getIssuer()) || !subject.equals(claims.getSubject())) {
            throw refused("iss and sub must both be " + subject);
        }
        List<String> audience = claims.getAudience();
        if (!audience.contains(issuer.url()) && !audience.contains(Endpoint.TOKEN.url(issuer))) {
            throw refused("aud must be " + issuer.url());
        }
        Instant now = clock.instant();
        Instant issued = instant(claims.getIssueTime(), "iat");
        Instant expires = instant(claims.getExpirationTime(), "exp");
        if (issued.isAfter(now.plus(SKEW))
                || issued.isBefore(now.minus(MAX_AGE))
                || !expires.isAfter(now.minus(SKEW))) {
            throw refused("it is expired, issued in the future or older than an hour");
        }
        String id = claims.getJWTID();
        if (id != null) {
            useOnce(subject, id, expires);
        }
    }

    private void useOnce(String subject, String id, Instant expires) {
        try {
            database.update(
                    "insert into used_assertions (subject, jti, expires_at) values (?, ?, ?)", subject, id, expires);
        } catch (UniqueViolation e) {
            throw refused("it was used before");
        }
    }

    private static boolean isSignedBy(SignedJWT jwt, String publicKey) {
        try {
            JWK key = JWK.parseFromPEMEncodedObjects(publicKey);
            JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
            JWSVerifier verifier;
            if (key.getKeyType().getValue().equals("RSA") && RSA.contains(algorithm)) {
                verifier = new RSASSAVerifier(key.toRSAKey());
            } else if (key.getKeyType().getValue().equals("EC") && algorithm.equals(JWSAlgorithm.ES256)) {
                verifier = new ECDSAVerifier(key.toECKey());
            } else {
                return false;
            }
            return jwt.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }

    private static SignedJWT parse(String assertion) {
        try {
            return SignedJWT.parse(assertion);
        } catch (ParseException e) {
            throw refused("it is not a signed JWT");
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw refused("its claims are not JSON");
        }
    }

    private static Instant instant(@Nullable Date date, String claim) {
        if (date == null) {
            throw refused(claim + " is missing");
        }
        return date.toInstant();
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
