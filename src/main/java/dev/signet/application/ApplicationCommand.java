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

    /** Commands to an application that exists. */
    sealed interface Existing extends ApplicationCommand {}

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
            implements Existing {
        public Replace {
            keys = List.copyOf(keys);
        }
    }

    /** Gives the application another name; refused if it is the current one. */
    record Rename(String name) implements Existing {}

    /**
     * Changes name and settings at once; refused if nothing would change.
     *
     * @param name null to keep the current name
     * @param config null to keep the configuration
     */
    record Edit(@Nullable String name, @Nullable ConfigEdit config) implements Existing {}

    /** Deactivates the application. */
    record Deactivate() implements Existing {}

    /** Activates the application again. */
    record Reactivate() implements Existing {}

    /** Removes the application. */
    record Remove() implements Existing {}

    /** Replaces the configuration by another one of the same kind; refused if nothing would change. */
    record Configure(ApplicationConfig config) implements Existing {}

    /**
     * Replaces the secret.
     *
     * @param kind the kind that the application must have; null for any
     */
    record SetSecret(@Nullable Kind kind, String digest) implements Existing {}

    /** Changes the settings of the application's tokens; refused if nothing would change, and for an API. */
    record ChangeTokens(TokenSettings.Change change) implements Existing {}

    /** Adds a key. */
    record AddKey(String keyId, String publicKey, Instant expiresAt) implements Existing {}

    /** Removes a key. */
    record RemoveKey(String keyId) implements Existing {}

    /** The kind of application that the caller expects. */
    enum Kind {
        OIDC,
        API
    }
}
