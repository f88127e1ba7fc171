package dev.signet.oidc.token;

import dev.signet.application.Client;
import dev.signet.application.GrantType;
import dev.signet.oidc.clientauth.ClientAuthentication;
import dev.signet.oidc.protocol.ProtocolError;

/** A grant that applications must be registered for. This class authenticates the client and checks that it is. */
public abstract class ApplicationGrant implements Grant {
    private final GrantType type;
    private final ClientAuthentication clients;

    protected ApplicationGrant(GrantType type, ClientAuthentication clients) {
        this.type = type;
        this.clients = clients;
    }

    @Override
    public final String type() {
        return type.value();
    }

    @Override
    public final TokenResponse grant(TokenRequest request) {
        Client client = clients.authenticate(request.form(), request.authorization());
        request.known();
        if (!client.grantTypes().contains(type)) {
            throw ProtocolError.UNAUTHORIZED_CLIENT.because(
                    "The client is not registered for the grant type " + type.value() + ".");
        }
        return grant(request, client);
    }

    /** Issues the tokens to a client that may use this grant, or throws the error of the token request. */
    protected abstract TokenResponse grant(TokenRequest request, Client client);
}
