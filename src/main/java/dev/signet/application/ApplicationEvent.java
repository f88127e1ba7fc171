package dev.signet.application;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Events of an application, each stored under the type name that its comment begins with. A secret is never part of an
 * event.
 */
@RegisterForReflection
public sealed interface ApplicationEvent extends DomainEvent {

    /** {@code project.application.added}: the application was added. The next event configures it. */
    record Added(String orgId, String projectId, String name) implements ApplicationEvent {}

    /** {@code project.application.changed}: the application got another name. */
    record Changed(String name) implements ApplicationEvent {}

    /**
     * {@code project.application.deactivated}: the application gets no tokens, and tokens that were already issued are
     * no longer accepted.
     */
    record Deactivated() implements ApplicationEvent {}

    /** {@code project.application.reactivated}. */
    record Reactivated() implements ApplicationEvent {}

    /** {@code project.application.removed}: the application was removed with its secret and keys. */
    record Removed() implements ApplicationEvent {}

    /** {@code project.application.config.oidc.added}. */
    record OidcConfigAdded(String clientId, OidcConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.changed}: carries the whole configuration after the change. */
    record OidcConfigChanged(OidcConfig config) implements ApplicationEvent {}

    /**
     * {@code project.application.config.oidc.secret.changed}: the application got a new secret, and the previous one,
     * if any, became invalid.
     */
    record OidcSecretChanged() implements ApplicationEvent {}

    /**
     * {@code project.application.config.oidc.response_algorithms.changed}: the algorithms that the client requested
     * when it registered itself or changed its registration.
     */
    record ResponseAlgorithmsChanged(ResponseAlgorithms algorithms) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.tokens.changed}: carries all token settings after the change. */
    record TokensChanged(TokenSettings tokens) implements ApplicationEvent {}

    /** {@code project.application.config.api.added}. */
    record ApiConfigAdded(String clientId, ApiConfig config) implements ApplicationEvent {}

    /** {@code project.application.config.api.changed}. */
    record ApiConfigChanged(ApiConfig config) implements ApplicationEvent {}

    /**
     * {@code project.application.config.api.secret.changed}: the application got a new secret, and the previous one, if
     * any, became invalid.
     */
    record ApiSecretChanged() implements ApplicationEvent {}

    /**
     * {@code project.application.oidc.key.added}: a key was added; as in ZITADEL, also used for APIs.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    record KeyAdded(String keyId, String publicKey, Instant expiresAt) implements ApplicationEvent {}

    /** {@code project.application.oidc.key.removed}. */
    record KeyRemoved(String keyId) implements ApplicationEvent {}

    /** {@code project.application.config.oidc.addresses.changed}: carries all addresses after the change. */
    record AddressesChanged(ClientAddresses addresses) implements ApplicationEvent {}
}
