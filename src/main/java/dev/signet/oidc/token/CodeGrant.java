package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.oidc.authorize.AuthorizationCode;
import dev.signet.oidc.authorize.AuthorizationCodes;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.session.Session;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.FamilyEnd;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grant {@code authorization_code} (RFC 6749 section 4.1.3, RFC 7636 section 4.6, OpenID Connect Core 3.1.3).
 *
 * <p>After every check, a code is used up in the transaction that starts its token family. A caller that fails a check,
 * such as another client or one without the verifier, therefore does not spoil the code for its owner. Of several
 * concurrent redemptions one gets tokens; every other one counts as reuse and ends those tokens.
 */
@Singleton
final class CodeGrant implements Grant {
    private final Database database;
    private final ClientAuthentication clients;
    private final AuthorizationCodes codes;
    private final TokenGate gate;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final Audience audience;

    CodeGrant(
            Database database,
            ClientAuthentication clients,
            AuthorizationCodes codes,
            TokenGate gate,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            IdTokens idTokens,
            Audience audience) {
        this.database = database;
        this.clients = clients;
        this.codes = codes;
        this.gate = gate;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.audience = audience;
    }

    @Override
    public String type() {
        return GrantType.AUTHORIZATION_CODE.value();
    }

    @Override
    public TokenResponse grant(TokenRequest asked) {
        Parameters form = asked.form();
        Actor client = asked.client();
        Client asking = clients.authenticate(form, asked.authorization());
        asked.known();
        String code = form.require("code");
        Read read = database.together(sql -> {
            Sql.Asked<AuthorizationCode> stored = codes.find(sql, code);
            List<String> others = audience.others(sql, asking).rows();
            return new Read(stored.first(), others);
        });
        AuthorizationCode issued = valid(read.code(), asking, client);
        checkRedirectUri(issued, form.require("redirect_uri"));
        checkVerifier(issued, form.find("code_verifier").orElse(null));
        checkKey(issued, asked.keyThumbprint());
        TokenGate.AskedSession answering =
                gate.session(issued.sessionId(), asking.clientId()).orElseThrow(CodeGrant::refused);
        TokenTerms wanted = terms(issued, asking, answering.session(), read.others());
        Actor user = client.as(wanted.userId());
        String orgId = answering.issue(wanted).require();
        checkOrg(issued, orgId);
        TokenTerms terms = audience.admitted(asking, wanted, orgId);
        boolean offline = issued.scopes().contains("offline_access");
        RefreshTokens.Issued family = refreshTokens
                .issue(
                        (transaction, familyId) -> codes.redeem(transaction, issued, familyId),
                        KeyBinding.ofFamily(terms, asking, asked),
                        orgId,
                        offline,
                        user)
                .orElseThrow(() -> outrun(code, client));
        AccessTokens.Issued token = accessTokens.issue(
                AccessTokenGrant.of(terms.boundTo(asked.keyThumbprint()), asking, family.familyId()));
        String idToken = idTokens.issue(asking, terms, issued.nonce(), token.value());
        return new TokenResponse(token, family.refreshToken(), idToken, terms.scopes());
    }

    /** What is read about a code, and the other clients that the tokens name. */
    private record Read(Optional<AuthorizationCode> code, List<String> others) {}

    /** The code, if it belongs to this client and is still valid. */
    private AuthorizationCode valid(Optional<AuthorizationCode> stored, Client asking, Actor client) {
        AuthorizationCode code = stored.filter(found -> found.clientId().equals(asking.clientId()))
                .orElseThrow(CodeGrant::refused);
        if (code.familyId() != null || codes.isExpired(code)) {
            throw spent(code, client);
        }
        return code;
    }

    /** The error after a concurrent redemption won: this one waited until the other had committed. */
    private ProtocolException outrun(String code, Actor client) {
        return codes.find(code).map(found -> spent(found, client)).orElseGet(CodeGrant::refused);
    }

    // RFC 6749 section 4.1.2: redeeming a code twice ends the tokens issued for it
    private ProtocolException spent(AuthorizationCode code, Actor client) {
        String familyId = code.familyId();
        if (familyId != null) {
            refreshTokens.revokeFamily(familyId, FamilyEnd.CODE_REUSE, client);
        }
        return refused();
    }

    private static void checkRedirectUri(AuthorizationCode issued, String redirectUri) {
        if (!issued.redirectUri().equals(redirectUri)) {
            throw ProtocolError.INVALID_GRANT.because("redirect_uri differs from that of the authorization request.");
        }
    }

    // RFC 7636 section 4.6; security rule 2: a verifier without a challenge is refused, and so is the reverse
    private static void checkVerifier(AuthorizationCode issued, @Nullable String verifier) {
        String challenge = issued.codeChallenge();
        if ((challenge == null) != (verifier == null)) {
            throw ProtocolError.INVALID_GRANT.because("code_verifier and code_challenge must be used together.");
        }
        if (challenge != null && verifier != null && !MessageDigest.isEqual(ascii(challenge), ascii(s256(verifier)))) {
            throw ProtocolError.INVALID_GRANT.because("code_verifier does not match the code_challenge.");
        }
    }

    // RFC 9449 section 10: a code that is bound to a key needs a proof of that key
    private static void checkKey(AuthorizationCode issued, @Nullable String proven) {
        String bound = issued.keyThumbprint();
        if (bound != null && !bound.equals(proven)) {
            throw ProtocolError.INVALID_GRANT.because("The code is bound to another key.");
        }
    }

    // Whichever session answered, only users of the requested organization are admitted.
    private static void checkOrg(AuthorizationCode issued, String orgId) {
        if (!issued.isOpenTo(orgId)) {
            throw refused();
        }
    }

    private TokenTerms terms(AuthorizationCode issued, Client asking, Session session, List<String> others) {
        return new TokenTerms(
                asking.clientId(),
                session.userId(),
                session.id(),
                issued.scopes(),
                audience.of(asking, issued.scopes(), others),
                session.authTime(),
                session.amr(),
                null,
                issued.claims().inUserinfo(StandardClaims.OF_A_PERSON),
                issued.claims().inIdToken(StandardClaims.OF_A_PERSON));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ascii(verifier));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ProtocolException refused() {
        return ProtocolError.INVALID_GRANT.because(
                "The code is invalid, expired, used, or was issued to another client.");
    }
}
