package dev.signet.oidc.clientauth;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.application.ClientSecrets;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.Endpoint;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates clients at the token, pushed authorization request, device authorization, introspection and revocation
 * endpoints (RFC 6749 section 2.3, OpenID Connect Core section 9). A client can use only the method that it is
 * registered for.
 */
@Singleton
public final class ClientAuthentication {
    private final ApplicationQueries applications;
    private final ClientSecrets secrets;
    private final Assertions assertions;
    private final ClientKeys keys;
    private final MachineAuthentication machines;
    private final ProtocolRules rules;

    ClientAuthentication(
            ApplicationQueries applications,
            ClientSecrets secrets,
            Assertions assertions,
            ClientKeys keys,
            MachineAuthentication machines,
            ProtocolRules rules) {
        this.applications = applications;
        this.secrets = secrets;
        this.assertions = assertions;
        this.keys = keys;
        this.machines = machines;
        this.rules = rules;
    }

    /**
     * Authenticates the client of a token request. Throws {@code invalid_client}; the response is the same for an
     * unknown client and a wrong secret.
     */
    public Client authenticate(Parameters form, @Nullable String authorization) {
        return authenticate(form, authorization, Endpoint.TOKEN);
    }

    /** Authenticates the client of a request to the endpoint {@code at}. */
    public Client authenticate(Parameters form, @Nullable String authorization, Endpoint at) {
        ClientCredentials credentials = credentials(form, authorization);
        return applications
                .client(credentials.clientId())
                .map(client -> proven(client, credentials, at))
                .orElseThrow(ClientAuthentication::failed);
    }

    /**
     * Authenticates the application or machine user that introspects or revokes a token, by the method that it uses at
     * the token endpoint.
     */
    public Requester requester(Parameters form, @Nullable String authorization, Endpoint at) {
        ClientCredentials credentials = credentials(form, authorization);
        return applications
                .client(credentials.clientId())
                .map(client -> Requester.of(proven(client, credentials, at)))
                .or(() -> machines.find(credentials, at).map(Requester::of))
                .orElseThrow(ClientAuthentication::failed);
    }

    private ClientCredentials credentials(Parameters form, @Nullable String authorization) {
        ClientCredentials credentials = ClientCredentials.of(form, authorization);
        // FAPI 2.0 Security Profile 5.3.2.1: only confidential clients that authenticate with private_key_jwt
        if (rules.fapi() && credentials.way() != ClientCredentials.Way.ASSERTION) {
            throw failed();
        }
        return credentials;
    }

    private Client proven(Client client, ClientCredentials credentials, Endpoint at) {
        if (!client.active()) {
            throw failed();
        }
        boolean proven = switch (credentials.way()) {
            case BASIC -> client.authMethod() == AuthMethod.BASIC && hasSecret(client, credentials);
            case POST -> client.authMethod() == AuthMethod.POST && hasSecret(client, credentials);
            case ASSERTION -> client.authMethod() == AuthMethod.PRIVATE_KEY_JWT && asserted(client, credentials, at);
            case NONE -> client.authMethod() == AuthMethod.NONE;
        };
        if (!proven) {
            throw failed();
        }
        return client;
    }

    /** Authenticates the caller of an endpoint that is not open to public clients, which have only a client id. */
    public Requester confidential(Parameters form, @Nullable String authorization, Endpoint at) {
        Requester requester = requester(form, authorization, at);
        if (requester.isPublic()) {
            throw failed();
        }
        return requester;
    }

    private boolean hasSecret(Client client, ClientCredentials credentials) {
        String secret = credentials.secret();
        return secret != null && secrets.matches(client, secret);
    }

    private boolean asserted(Client client, ClientCredentials credentials, Endpoint at) {
        String assertion = credentials.assertion();
        if (assertion == null) {
            return false;
        }
        try {
            String key = keys.find(client, Assertions.keyIdOrNull(assertion)).orElseThrow(ClientAuthentication::failed);
            assertions.verify(assertion, client.clientId(), key, at);
            return true;
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_CLIENT.because(e.description());
        }
    }

    private static ProtocolException failed() {
        return ProtocolError.INVALID_CLIENT.because("The client is unknown, or its authentication is not valid.");
    }
}
