package dev.signet.oidc.authorize;

import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.application.ResponseType;
import dev.signet.eventstore.Ids;
import dev.signet.interaction.SignInRequest;
import dev.signet.interaction.SignInRequests;
import dev.signet.interaction.Wanted;
import dev.signet.interaction.Wishes;
import dev.signet.oidc.claims.AuthenticationContext;
import dev.signet.oidc.claims.ClaimsRequest;
import dev.signet.oidc.jwt.IdToken;
import dev.signet.oidc.jwt.IdTokenReader;
import dev.signet.oidc.parameter.OrgScopes;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.parameter.RequestedScopes;
import dev.signet.oidc.parameter.UiLocales;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.ProtocolError;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks an authorization request whose client is known and whose redirect URI is registered. The first broken rule
 * determines the error.
 */
@Singleton
final class RequestChecks {
    /**
     * Upper limit of max_age in seconds, about 31.7 years. Larger values are reduced to it, because no sign-in is that
     * old.
     */
    private static final BigInteger LONGEST_AGE = BigInteger.valueOf(999_999_999);

    /**
     * The parameters that are read from an authorization request and stored with a pushed one. Of the others, {@code
     * request} and {@code request_uri} have been resolved by {@link RequestSource}, {@code registration} is refused,
     * and the rest is ignored.
     */
    static final Set<String> PARAMETERS = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "login_hint",
            "id_token_hint",
            "ui_locales",
            "acr_values",
            "claims",
            "dpop_jkt");

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Ids ids;
    private final IdTokenReader idTokens;
    private final OrgScopes orgs;
    private final ProtocolRules rules;
    private final Clock clock;

    RequestChecks(Ids ids, IdTokenReader idTokens, OrgScopes orgs, ProtocolRules rules, Clock clock) {
        this.ids = ids;
        this.idTokens = idTokens;
        this.orgs = orgs;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Checks the request. Throws the error of the first rule that it breaks.
     *
     * @param agentId the browser that sent the request; empty if it is not known yet
     */
    AuthRequest check(RedirectTarget target, String agentId) {
        Parameters parameters = target.parameters();
        Client client = target.client();
        rejectRegistration(parameters);
        ResponseMode.check(parameters);
        checkResponseType(parameters, client);
        List<String> scopes = RequestedScopes.of(parameters, client);
        String orgId = orgs.orgId(scopes);
        String challenge = checkPkce(parameters, client);
        ClaimsRequest claims = checkClaims(parameters);
        PushedRequests.Reference pushed = target.pushed();
        Set<Prompt> prompts = Prompt.of(parameters);
        Wishes wishes = new Wishes(
                wanted(prompts, parameters, claims),
                checkMaxAge(parameters),
                parameters.find("login_hint").orElse(null),
                UiLocales.of(parameters),
                checkSubject(checkIdTokenHint(parameters), claims),
                orgId);
        return new AuthRequest(
                signInRequest(target, agentId, wishes),
                target.redirectUri(),
                target.mode(),
                target.state(),
                parameters.find("nonce").orElse(null),
                scopes,
                challenge,
                claims,
                checkKeyThumbprint(parameters),
                pushed == null ? null : pushed.digest(),
                prompts.contains(Prompt.NONE));
    }

    private SignInRequest signInRequest(RedirectTarget target, String agentId, Wishes wishes) {
        // The times of proofs (such as an entered password) have a precision of milliseconds. Without truncation, a
        // proof given for this request in the same millisecond would appear older than the request.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new SignInRequest(
                ids.next(),
                agentId,
                target.client().clientId(),
                new SignInRequest.Return(AuthRequest.CALLBACK, home(target.redirectUri())),
                wishes,
                Map.of(),
                now,
                now.plus(SignInRequests.LIFETIME));
    }

    private static String home(String redirectUri) {
        URI uri = URI.create(redirectUri);
        String authority = uri.getRawAuthority();
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        return web && authority != null
                ? uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority
                : uri.getScheme() + ':';
    }

    // The registration parameter is for self-issued providers only (OpenID Connect Core 7.2.1).
    private static void rejectRegistration(Parameters parameters) {
        if (parameters.find("registration").isPresent()) {
            throw ProtocolError.REGISTRATION_NOT_SUPPORTED.because("The registration parameter is not supported.");
        }
    }

    // RFC 6749 section 4.1.1; tokens are never sent through the browser (RFC 9700 section 2.1.2)
    private static void checkResponseType(Parameters parameters, Client client) {
        if (!parameters.require("response_type").equals("code")) {
            throw ProtocolError.UNSUPPORTED_RESPONSE_TYPE.because("The only supported response_type is code.");
        }
        if (!client.responseTypes().contains(ResponseType.CODE)
                || !client.grantTypes().contains(GrantType.AUTHORIZATION_CODE)) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because("The client is not registered for the code flow.");
        }
    }

    // PKCE (RFC 7636) is required for clients that do not authenticate and under FAPI 2.0. The only method is S256
    // (security rule 2).
    private @Nullable String checkPkce(Parameters parameters, Client client) {
        String challenge = parameters.find("code_challenge").orElse(null);
        String method = parameters.find("code_challenge_method").orElse(null);
        if (challenge == null) {
            if (method != null) {
                throw ProtocolError.INVALID_REQUEST.because("code_challenge_method without code_challenge.");
            }
            if (rules.fapi() || client.authMethod() == AuthMethod.NONE) {
                throw ProtocolError.INVALID_REQUEST.because("This client must use PKCE: code_challenge is missing.");
            }
            return null;
        }
        if (!"S256".equals(method) || !CHALLENGE.matcher(challenge).matches()) {
            throw ProtocolError.INVALID_REQUEST.because(
                    "code_challenge must be 43 characters of base64url and code_challenge_method S256.");
        }
        return challenge;
    }

    // OpenID Connect Core 3.1.2.1 leaves it to the server what it does about acr_values. Whoever asks only for several
    // factors
    // does not want less (RFC 9470 section 4).
    private static Set<Wanted> wanted(Set<Prompt> prompts, Parameters parameters, ClaimsRequest claims) {
        Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
        wanted.addAll(Prompt.wanted(prompts));
        if (AuthenticationContext.wantsSeveralFactors(parameters.words("acr_values"))
                || AuthenticationContext.wantsSeveralFactors(claims.essentialAcr())) {
            wanted.add(Wanted.SECOND_FACTOR);
        }
        return wanted;
    }

    // OpenID Connect Core 3.1.2.1 sets no limit for max_age, but a Java time has a limited range.
    private static @Nullable Long checkMaxAge(Parameters parameters) {
        String text = parameters.find("max_age").orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d+")) {
            throw ProtocolError.INVALID_REQUEST.because("max_age must be a number of seconds.");
        }
        return new BigInteger(text).min(LONGEST_AGE).longValue();
    }

    // OpenID Connect Core 5.5, 5.5.1.1: an essential acr that cannot be reached is an error
    private static ClaimsRequest checkClaims(Parameters parameters) {
        ClaimsRequest claims = ClaimsRequest.of(parameters.find("claims").orElse(null));
        if (!claims.admits(AuthenticationContext.supported())) {
            throw ProtocolError.UNMET_AUTHENTICATION_REQUIREMENTS.because(
                    "None of the essential acr values is supported.");
        }
        return claims;
    }

    // OpenID Connect Core 5.5.1: the response must not be about another user
    private static @Nullable String checkSubject(@Nullable String hinted, ClaimsRequest claims) {
        String subject = claims.subject().orElse(hinted);
        if (subject != null && hinted != null && !subject.equals(hinted)) {
            throw ProtocolError.LOGIN_REQUIRED.because("id_token_hint and claims name different users.");
        }
        return subject;
    }

    // RFC 9449 section 10: the key that the code will be bound to; a thumbprint has the same form as an S256 challenge
    private static @Nullable String checkKeyThumbprint(Parameters parameters) {
        String thumbprint = parameters.find("dpop_jkt").orElse(null);
        if (thumbprint != null && !CHALLENGE.matcher(thumbprint).matches()) {
            throw ProtocolError.INVALID_REQUEST.because("dpop_jkt must be the SHA-256 thumbprint of a JWK.");
        }
        return thumbprint;
    }

    // OpenID Connect Core 3.1.2.1: the hint may have expired, but must be an ID token of this issuer
    private @Nullable String checkIdTokenHint(Parameters parameters) {
        String hint = parameters.find("id_token_hint").orElse(null);
        if (hint == null) {
            return null;
        }
        return idTokens.read(hint)
                .map(IdToken::userId)
                .orElseThrow(() ->
                        ProtocolError.INVALID_REQUEST.because("id_token_hint is not an ID token of this issuer."));
    }
}
