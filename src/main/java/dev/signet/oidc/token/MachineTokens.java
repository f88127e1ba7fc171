package dev.signet.oidc.token;

import dev.signet.access.AccessTokenType;
import dev.signet.oidc.parameter.OrgScopes;
import dev.signet.oidc.parameter.ProjectScopes;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.GateQuestion;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import dev.signet.user.view.MachineClients.MachineClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Issues tokens to machine users, after the token gate has admitted them. A machine user gets an access token and
 * perhaps an ID token, but no refresh token (RFC 6749 section 4.4.3).
 */
@Singleton
final class MachineTokens {
    private final TokenGate gate;
    private final OrgScopes orgs;
    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final TokenRoles roles;

    MachineTokens(TokenGate gate, OrgScopes orgs, AccessTokens accessTokens, IdTokens idTokens, TokenRoles roles) {
        this.gate = gate;
        this.orgs = orgs;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.roles = roles;
    }

    TokenResponse issue(MachineClient machine, List<String> scopes, @Nullable String keyThumbprint) {
        TokenTerms terms = terms(machine, scopes, keyThumbprint);
        return new TokenResponse(
                accessTokens.issue(roles.ofMachine(AccessTokenGrant.of(terms, form(machine)))),
                null,
                null,
                terms.scopes());
    }

    /** Issues an access token and, if the scopes include {@code openid}, an ID token. */
    TokenResponse issueWithIdToken(MachineClient machine, List<String> scopes, @Nullable String keyThumbprint) {
        TokenTerms terms = terms(machine, scopes, keyThumbprint);
        AccessTokens.Issued token = accessTokens.issue(roles.ofMachine(AccessTokenGrant.of(terms, form(machine))));
        return new TokenResponse(token, null, idTokens.issueToMachine(terms, token.value()), terms.scopes());
    }

    private TokenTerms terms(MachineClient machine, List<String> scopes, @Nullable String keyThumbprint) {
        List<String> granted =
                scopes.stream().filter(scope -> !scope.equals("offline_access")).toList();
        List<String> audience = new ArrayList<>(List.of(machine.userId()));
        audience.addAll(ProjectScopes.audience(granted));
        TokenTerms terms =
                TokenTerms.ofMachine(machine.userId(), granted, audience).boundTo(keyThumbprint);
        String orgId = gate.check(GateQuestion.issue(terms)).require();
        if (!orgs.admit(granted, orgId)) {
            throw ProtocolError.INVALID_SCOPE.because("The machine user belongs to another organization.");
        }
        return terms;
    }

    private static TokenForm form(MachineClient machine) {
        return machine.accessTokenType() == AccessTokenType.JWT ? TokenForm.JWT : TokenForm.OPAQUE;
    }
}
