package dev.signet.oidc.requestobject;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.signet.application.Client;
import dev.signet.oidc.clientauth.ClientKeys;
import dev.signet.oidc.clientauth.Signatures;
import dev.signet.oidc.jwt.ForeignJwt;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads request objects that are sent in the {@code request} parameter. They must be signed with a key of the client,
 * have this server as an audience and be valid now. The parameters outside the request object are then ignored (RFC
 * 9101 section 6.3), except that {@code client_id} and {@code response_type} must agree.
 */
@Singleton
public final class RequestObjects {
    private static final Set<String> TYPES = Set.of("oauth-authz-req+jwt", "jwt");
    private static final String MEDIA_TYPE_PREFIX = "application/";

    /**
     * The maximum age of {@code nbf}, and the maximum time from {@code nbf} to {@code exp} (FAPI 2.0 Message Signing
     * 5.3.1). Applies under every security profile.
     */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final ClientKeys keys;
    private final Signatures signatures;
    private final ProtocolRules rules;
    private final Issuer issuer;
    private final Clock clock;

    RequestObjects(ClientKeys keys, Signatures signatures, ProtocolRules rules, Issuer issuer, Clock clock) {
        this.keys = keys;
        this.signatures = signatures;
        this.rules = rules;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The parameters in the request object, or the parameters that were sent if there is no request object. Throws
     * {@code invalid_request} if there is none and the configuration requires signed requests.
     */
    public Parameters read(Parameters sent, Client client) {
        Optional<String> object = sent.find("request");
        // RFC 9101 section 10.5: the server may be configured to require signed requests
        if (object.isEmpty() && rules.signedOnly()) {
            throw ProtocolError.INVALID_REQUEST.because(
                    "The request must be signed: the parameter request is missing.");
        }
        return object.map(text -> read(text, sent, client)).orElse(sent);
    }

    /** Whether the text is a request object that declares itself unsigned ({@code alg} none). */
    public static boolean isUnsigned(String object) {
        return ForeignJwt.headerOf(object)
                .filter(header -> Algorithm.NONE.getName().equals(header.get("alg")))
                .isPresent();
    }

    private Parameters read(String object, Parameters sent, Client client) {
        // RFC 9101 section 10.2: request objects without a signature and encrypted ones are refused
        ForeignJwt jwt = ForeignJwt.read(object, RequestObjects::refused);
        checkType(jwt);
        checkSignature(jwt, client);
        JWTClaimsSet claims = jwt.claims();
        checkParties(claims, client);
        checkTimes(claims);
        rejectNested(claims);
        Parameters inside = SignedParameters.of(claims);
        checkAgrees(inside, sent, "client_id");
        checkAgrees(inside, sent, "response_type");
        return inside;
    }

    // RFC 9101 section 10.8, RFC 8725 3.11: a JWT whose typ says that it is of another kind is not accepted as a
    // request object
    private static void checkType(ForeignJwt jwt) {
        JOSEObjectType type = jwt.header().getType();
        if (type != null && !TYPES.contains(withoutPrefix(type.getType().toLowerCase(Locale.ROOT)))) {
            throw refused("typ must be oauth-authz-req+jwt");
        }
    }

    // RFC 9101 section 6.2: the signature must be made with a key of the client
    private void checkSignature(ForeignJwt jwt, Client client) {
        if (keys.find(client, jwt.header().getKeyID())
                .filter(key -> signatures.isSignedBy(jwt.signed(), key))
                .isEmpty()) {
            throw refused("it is not signed by a key of the client");
        }
    }

    // RFC 9101 sections 4, 5 and 10.8. An assertion for client authentication has the client as its subject and is
    // refused here, so that it cannot be used as a request object.
    private void checkParties(JWTClaimsSet claims, Client client) {
        if (!client.clientId().equals(claims.getIssuer())) {
            throw refused("iss must be the client");
        }
        if (!claims.getAudience().contains(issuer.url())) {
            throw refused("aud must be " + issuer.url());
        }
        if (!client.clientId().equals(claims.getClaim("client_id"))) {
            throw refused("client_id must be the client");
        }
        if (client.clientId().equals(claims.getSubject())) {
            throw refused("sub must not be the client");
        }
    }

    // FAPI 2.0 Message Signing 5.3.1. Both claims are required under the FAPI profile and checked under every profile.
    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date starts = claims.getNotBeforeTime();
        if (rules.fapi() && (expires == null || starts == null)) {
            throw refused("exp and nbf are required");
        }
        if (expires != null && !expires.toInstant().isAfter(now)) {
            throw refused("it has expired");
        }
        Instant start = starts == null ? now : starts.toInstant();
        if (start.isAfter(now.plus(AHEAD)) || start.isBefore(now.minus(LONGEST))) {
            throw refused("nbf must be within the last 60 minutes");
        }
        if (expires != null && expires.toInstant().isAfter(start.plus(LONGEST).plus(AHEAD))) {
            throw refused("exp must be within 60 minutes of nbf");
        }
    }

    // RFC 9101 section 4: a request object must not contain or refer to another request object
    private static void rejectNested(JWTClaimsSet claims) {
        if (claims.getClaim("request") != null || claims.getClaim("request_uri") != null) {
            throw refused("it contains another request object");
        }
    }

    // OpenID Connect Core 6.1: the parameter outside must have the same value, if it was sent
    private static void checkAgrees(Parameters inside, Parameters sent, String name) {
        String outside = sent.find(name).orElse(null);
        if (outside != null && !outside.equals(inside.find(name).orElse(null))) {
            throw refused(name + " differs from the parameter outside the request object");
        }
    }

    private static String withoutPrefix(String type) {
        return type.startsWith(MEDIA_TYPE_PREFIX) ? type.substring(MEDIA_TYPE_PREFIX.length()) : type;
    }

    static ProtocolException refused(String reason) {
        return ProtocolError.INVALID_REQUEST_OBJECT.because("The request object is refused: " + reason + ".");
    }
}
