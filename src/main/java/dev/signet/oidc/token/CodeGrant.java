package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.oidc.authorize.AuthorizationCode;
import dev.signet.oidc.authorize.AuthorizationCodes;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.oidc.userinfo.StandardClaims;
import dev.signet.session.Session;
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
 * <p>A code is marked as used only after all checks, in the transaction that starts its token family. A caller that
 * fails a check, such as another client or one without the code verifier, therefore does not make the code
 * unusable for its owner. Of several concurrent redemptions one gets tokens; every other one counts as reuse of the
 * code and revokes those tokens.
 */
@Singleton
final class CodeGrant extends ApplicationGrant {
    private final Database database;
    private final AuthorizationCodes codes;
    private final TokenGate gate;
    private final Audience audience;
    private final FamilyTokens tokens;

    CodeGrant(
            Database database,
            ClientAuthentication clients,
            AuthorizationCodes codes,
            TokenGate gate,
            Audience audience,
            FamilyTokens tokens) {
        super(GrantType.AUTHORIZATION_CODE, clients);
        this.database = database;
        this.codes = codes;
        this.gate = gate;
        this.audience = audience;
        this.tokens = tokens;
    }

    @Override
    protected TokenResponse grant(TokenRequest asked, Client asking) {
        Parameters form = asked.form();
        Actor client = asked.client();
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
        String orgId = answering.issue(wanted).require();
        checkOrg(issued, orgId);
        FamilyTokens.ValidCode valid = new FamilyTokens.ValidCode(
                wanted, orgId, issued.nonce(), (transaction, familyId) -> codes.redeem(transaction, issued, familyId));
        return tokens.redeem(valid, asking, asked).orElseThrow(() -> outrun(code, client));
    }

    /** What the database returns together: the code, and the other clients that the token's audience lists. */
    private record Read(Optional<AuthorizationCode> code, List<String> others) {}

    /**
     * The code, if it belongs to this client and is still valid. Otherwise throws {@code invalid_grant}, and revokes
     * the tokens of a code that was used before.
     */
    private AuthorizationCode valid(Optional<AuthorizationCode> stored, Client asking, Actor client) {
        AuthorizationCode code = stored.filter(found -> found.clientId().equals(asking.clientId()))
                .orElseThrow(CodeGrant::refused);
        if (code.familyId() != null || codes.isExpired(code)) {
            throw spent(code, client);
        }
        return code;
    }

    /**
     * The error when a concurrent request has redeemed the code first. That request's transaction has been committed,
     * so the code is found as used.
     */
    private ProtocolException outrun(String code, Actor client) {
        return codes.find(code).map(found -> spent(found, client)).orElseGet(CodeGrant::refused);
    }

    private ProtocolException spent(AuthorizationCode code, Actor client) {
        tokens.endReused(code.familyId(), client);
        return refused();
    }

    private static void checkRedirectUri(AuthorizationCode issued, String redirectUri) {
        if (!issued.redirectUri().equals(redirectUri)) {
            throw ProtocolError.INVALID_GRANT.because("redirect_uri differs from that of the authorization request.");
        }
    }

    // RFC 7636 section 4.6. A verifier without a challenge is refused, and so is a challenge without a verifier
    // (security rule 2).
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

    // The sign-in may have been restricted to users of one organization; this is checked again here, whichever session
    // was used.
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
