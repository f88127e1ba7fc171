package dev.signet.application;

import dev.signet.project.ProjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that change an application. */
sealed interface ApplicationCommand {

    /**
     * Creates the application.
     *
     * @param secretDigest digest of the application's secret; null if it does not authenticate by a secret
     */
    record Add(
            ProjectRef project,
            String name,
            String clientId,
            ApplicationConfig config,
            @Nullable String secretDigest) implements ApplicationCommand {}

    /**
     * Creates the application as a client that registers itself and manages its own registration from now on (RFC 7591,
     * RFC 7592).
     *
     * @param tokenDigest digest of the registration access token with which the client manages its registration
     */
    record Register(
            Add add, List<AddKey> keys, ClientAddresses addresses, ResponseAlgorithms algorithms, String tokenDigest)
            implements ApplicationCommand {
        public Register {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Replaces all metadata of a client that registered itself. Parts that stay the same cause no event.
     *
     * @param name null to keep the current name
     * @param keys all keys that the client has from now on
     * @param secretDigest digest of a new secret; null to keep the current one
     */
    record Replace(
            OidcConfig config,
            @Nullable String name,
            List<AddKey> keys,
            ClientAddresses addresses,
            ResponseAlgorithms algorithms,
            @Nullable String secretDigest)
            implements ApplicationCommand {
        public Replace {
            keys = List.copyOf(keys);
        }
    }

    /** Gives the application another name; refused if it is the current one. */
    record Rename(String name) implements ApplicationCommand {}

    /** Deactivates the application. */
    record Deactivate() implements ApplicationCommand {}

    /** Activates the application again. */
    record Reactivate() implements ApplicationCommand {}

    /** Removes the application. */
    record Remove() implements ApplicationCommand {}

    /** Replaces the configuration by another one of the same kind; refused if nothing would change. */
    record Configure(ApplicationConfig config) implements ApplicationCommand {}

    /** Replaces the secret. */
    record SetSecret(Kind kind, String digest) implements ApplicationCommand {}

    /** Changes the settings of the application's tokens; refused if nothing would change, and for an API. */
    record ChangeTokens(TokenSettings.Change change) implements ApplicationCommand {}

    /** Adds a key. */
    record AddKey(String keyId, String publicKey, Instant expiresAt) implements ApplicationCommand {}

    /** Removes a key. */
    record RemoveKey(String keyId) implements ApplicationCommand {}

    /** The kind of application that the caller expects. */
    enum Kind {
        OIDC,
        API
    }
}
