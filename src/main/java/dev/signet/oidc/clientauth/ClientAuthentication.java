package dev.signet.oidc.clientauth;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.AuthMethod;
import dev.signet.application.Client;
import dev.signet.application.ClientSecrets;
import dev.signet.oidc.Parameters;
import dev.signet.oidc.ProtocolError;
import dev.signet.oidc.ProtocolException;
import dev.signet.oidc.ProtocolRules;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the client of a token, introspection or revocation request (RFC 6749 section 2.3, OpenID Connect Core
 * section 9), in the way it is registered for and in no other.
 */
@Singleton
public final class ClientAuthentication {
    private final ApplicationQueries applications;
    private final ClientSecrets secrets;
    private final Assertions assertions;
    private final ClientKeys keys;
    private final ProtocolRules rules;

    ClientAuthentication(
            ApplicationQueries applications,
            ClientSecrets secrets,
            Assertions assertions,
            ClientKeys keys,
            ProtocolRules rules) {
        this.applications = applications;
        this.secrets = secrets;
        this.assertions = assertions;
        this.keys = keys;
        this.rules = rules;
    }

    /** The authenticated client, or {@code invalid_client}; the same answer for an unknown one and a wrong secret. */
    public Client authenticate(Parameters form, @Nullable String authorization) {
        return authenticate(ClientCredentials.of(form, authorization), assertions::verify);
    }

    private Client authenticate(ClientCredentials credentials, Verification verification) {
        // FAPI 2.0 Security Profile 5.3.2.1: confidential clients with private_key_jwt only
        if (rules.fapi() && credentials.way() != ClientCredentials.Way.ASSERTION) {
            throw failed();
        }
        Client client = applications
                .client(credentials.clientId())
                .filter(Client::active)
                .orElseThrow(ClientAuthentication::failed);
        boolean proven = switch (credentials.way()) {
            case BASIC -> client.authMethod() == AuthMethod.BASIC && hasSecret(client, credentials);
            case POST -> client.authMethod() == AuthMethod.POST && hasSecret(client, credentials);
            case ASSERTION ->
                client.authMethod() == AuthMethod.PRIVATE_KEY_JWT && asserted(client, credentials, verification);
            case NONE -> client.authMethod() == AuthMethod.NONE;
        };
        if (!proven) {
            throw failed();
        }
        return client;
    }

    /** The same, for endpoints that give nothing out and answer only clients that can keep a secret. */
    public Client authenticateConfidential(Parameters form, @Nullable String authorization) {
        Client client = authenticate(ClientCredentials.of(form, authorization), assertions::verifyRepeatable);
        if (client.authMethod() == AuthMethod.NONE) {
            throw failed();
        }
        return client;
    }

    private boolean hasSecret(Client client, ClientCredentials credentials) {
        String secret = credentials.secret();
        return secret != null && secrets.matches(client, secret);
    }

    private boolean asserted(Client client, ClientCredentials credentials, Verification verification) {
        String assertion = credentials.assertion();
        if (assertion == null) {
            return false;
        }
        try {
            String key = keys.find(client, Assertions.keyIdOrNull(assertion)).orElseThrow(ClientAuthentication::failed);
            verification.verify(assertion, client.clientId(), key);
            return true;
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_CLIENT.because(e.description());
        }
    }

    /** How an assertion is verified and used up. */
    @FunctionalInterface
    private interface Verification {
        void verify(String assertion, String subject, String publicKey);
    }

    private static ProtocolException failed() {
        return ProtocolError.INVALID_CLIENT.because("The client is unknown, or its authentication is not valid.");
    }
}
