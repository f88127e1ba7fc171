package dev.signet.oidc.authorize;

import dev.signet.interaction.SignInRequest;
import dev.signet.oidc.claims.ClaimsRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that passed all checks, with the values that the protocol needs for its response after the
 * person has signed in.
 *
 * @param asked the same request in the protocol-independent form that the sign-in pages use
 * @param codeChallenge the S256 challenge; null if the client does not use PKCE
 * @param keyThumbprint thumbprint of the key that the code is bound to (RFC 9449 section 10); null for none
 * @param pushed digest of the pushed request, which is deleted when the code is issued; null if the request was not
 * pushed
 * @param silent whether no page may be shown ({@code prompt=none})
 */
record AuthRequest(
        SignInRequest asked,
        String redirectUri,
        ResponseMode responseMode,
        @Nullable String state,
        @Nullable String nonce,
        List<String> scopes,
        @Nullable String codeChallenge,
        ClaimsRequest claims,
        @Nullable String keyThumbprint,
        @Nullable String pushed,
        boolean silent) {

    /** The path to which the sign-in pages send the browser; see {@link AuthorizeResource#callback}. */
    static final String CALLBACK = "/oauth/v2/authorize/callback?id=";

    AuthRequest {
        scopes = List.copyOf(scopes);
    }

    /**
     * Returns the request in the form that is sealed and carried through the sign-in pages. Its details contain the
     * values that only the protocol needs.
     */
    SignInRequest sealable() {
        Map<String, String> details = new HashMap<>();
        details.put("uri", redirectUri);
        details.put("mode", responseMode.name());
        details.put("scope", String.join(" ", scopes));
        put(details, "state", state);
        put(details, "nonce", nonce);
        put(details, "challenge", codeChallenge);
        put(details, "claims", claims.text());
        put(details, "jkt", keyThumbprint);
        put(details, "pushed", pushed);
        put(details, "silent", silent ? "true" : null);
        return new SignInRequest(
                asked.id(),
                asked.agentId(),
                asked.clientId(),
                asked.answer(),
                asked.wishes(),
                details,
                asked.sessionId(),
                asked.declined(),
                asked.createdAt(),
                asked.expiresAt());
    }

    /** Restores the request from its {@link #sealable} form. */
    static AuthRequest of(SignInRequest asked) {
        Map<String, String> details = asked.details();
        return new AuthRequest(
                asked,
                asked.detail("uri"),
                ResponseMode.valueOf(asked.detail("mode")),
                details.get("state"),
                details.get("nonce"),
                Arrays.stream(asked.detail("scope").split(" ", -1))
                        .filter(scope -> !scope.isEmpty())
                        .toList(),
                details.get("challenge"),
                ClaimsRequest.of(details.get("claims")),
                details.get("jkt"),
                details.get("pushed"),
                details.containsKey("silent"));
    }

    /** Returns a copy for the browser with this id. Requests are checked before their browser is known. */
    AuthRequest in(String agentId) {
        return new AuthRequest(
                asked.in(agentId),
                redirectUri,
                responseMode,
                state,
                nonce,
                scopes,
                codeChallenge,
                claims,
                keyThumbprint,
                pushed,
                silent);
    }

    String clientId() {
        return asked.clientId();
    }

    Instant expiresAt() {
        return asked.expiresAt();
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
