package dev.signet.application;

import dev.signet.kernel.DomainEvent;
import java.time.Instant;

/** What can happen to an application; its secret is in the vault, never here. */
public sealed interface ApplicationEvent extends DomainEvent {

    /** {@code project.application.added}; its configuration follows. */
    record Added(String orgId, String projectId, String name) implements ApplicationEvent {}

    /** {@code project.application.changed}: it has another name. */
    record Changed(String name) implements ApplicationEvent {}

    /** {@code project.application.deactivated}: it gets no tokens, and those issued stop to work. */
    record Deactivated() implements ApplicationEvent {}

    /** {@code project.application.reactivated}. */
    record Reactivated() implements ApplicationEvent {}

    /** {@code project.application.removed}, with its secret and keys. */
    record Removed() implements ApplicationEvent {}

    /** {@code project.application.config.oidc.added}. */
    record OidcConfigAdded(String clientId, OidcConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.changed}: all of it as it is from now on. */
    record OidcConfigChanged(OidcConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.secret.changed}: another secret; a former one ends. */
    record OidcSecretChanged() implements ApplicationEvent {}

    /** {@code project.application.config.oidc.response_algorithms.changed}: what the client asked for by registering. */
    record ResponseAlgorithmsChanged(ResponseAlgorithms algorithms) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.tokens.changed}: all settings of its tokens as they are from now on. */
    record TokensChanged(TokenSettings tokens) implements ApplicationEvent {}

    /** {@code project.application.config.api.added}. */
    record ApiConfigAdded(String clientId, ApiConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.api.changed}. */
    record ApiConfigChanged(ApiConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.api.secret.changed}: another secret; a former one ends. */
    record ApiSecretChanged() implements ApplicationEvent {}

    /**
     * {@code project.application.oidc.key.added}, for APIs too, as in ZITADEL.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    record KeyAdded(String keyId, String publicKey, Instant expiresAt) implements ApplicationEvent {}

    /** {@code project.application.oidc.key.removed}. */
    record KeyRemoved(String keyId) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.addresses.changed}: all of them as they are from now on. */
    record AddressesChanged(ClientAddresses addresses) implements ApplicationEvent {}
}
