package dev.signet.application;

import dev.signet.project.ProjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an application. */
sealed interface ApplicationCommand {

    /**
     * Creates it.
     *
     * @param secretDigest of its secret; null if it authenticates otherwise
     */
    record Add(
            ProjectRef project,
            String name,
            String clientId,
            ApplicationConfig config,
            @Nullable String secretDigest) implements ApplicationCommand {}

    /**
     * Creates it as a client that manages itself from now on (RFC 7591).
     *
     * @param tokenDigest of the token by which it does
     */
    record Register(
            Add add, List<AddKey> keys, ClientAddresses addresses, ResponseAlgorithms algorithms, String tokenDigest)
            implements ApplicationCommand {
        public Register {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Puts what a registered client says about itself in the place of what it said before, all at once; what is the same
     * stays.
     *
     * @param name null for the present one
     * @param keys in the place of all it has
     * @param secretDigest of another secret; null for the present one
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

    /** Gives it another name; refused without a difference. */
    record Rename(String name) implements ApplicationCommand {}

    /** Takes it out of service. */
    record Deactivate() implements ApplicationCommand {}

    /** Puts it back into service. */
    record Reactivate() implements ApplicationCommand {}

    /** Ends it. */
    record Remove() implements ApplicationCommand {}

    /** Gives it another configuration of its kind; refused without a difference. */
    record Configure(ApplicationConfig config) implements ApplicationCommand {}

    /** Gives it another secret. */
    record SetSecret(Kind kind, String digest) implements ApplicationCommand {}

    /** Gives its tokens other settings; refused without a difference, and for an API. */
    record ChangeTokens(TokenSettings.Change change) implements ApplicationCommand {}

    /** Adds a key. */
    record AddKey(String keyId, String publicKey, Instant expiresAt) implements ApplicationCommand {}

    /** Removes a key. */
    record RemoveKey(String keyId) implements ApplicationCommand {}

    /** What kind of application the caller means. */
    enum Kind {
        OIDC,
        API
    }
}
