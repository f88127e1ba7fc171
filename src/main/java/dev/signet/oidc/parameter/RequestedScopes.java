package dev.signet.oidc.parameter;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.oidc.protocol.ProtocolError;
import java.util.List;

/** The scopes that a client asks for (RFC 6749 section 3.3). */
public final class RequestedScopes {
    private static final int MAX_SCOPES = 100;

    private RequestedScopes() {}

    /**
     * Reads the scopes. {@code offline_access} is ignored if the client may not refresh tokens (OpenID Connect Core
     * 11). Throws {@code invalid_scope} for more than {@value #MAX_SCOPES} scopes.
     */
    public static List<String> of(Parameters parameters, Client client) {
        List<String> scopes = parameters.words("scope");
        if (scopes.size() > MAX_SCOPES) {
            throw ProtocolError.INVALID_SCOPE.because("There are more than " + MAX_SCOPES + " scopes.");
        }
        boolean mayRefresh = client.grantTypes().contains(GrantType.REFRESH_TOKEN);
        return scopes.stream()
                .filter(scope -> mayRefresh || !scope.equals("offline_access"))
                .toList();
    }
}
