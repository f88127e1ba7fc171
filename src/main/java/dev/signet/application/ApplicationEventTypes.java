package dev.signet.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Registers the application events under the type names they are stored with. For an event that ZITADEL has too, this
 * is ZITADEL's name.
 */
@Singleton
public final class ApplicationEventTypes implements EventTypeCatalog {
    private static final List<EventType<?>> TYPES = List.of(
            type("project.application.added", ApplicationEvent.Added.class),
            type("project.application.changed", ApplicationEvent.Changed.class),
            type("project.application.deactivated", ApplicationEvent.Deactivated.class),
            type("project.application.reactivated", ApplicationEvent.Reactivated.class),
            type("project.application.removed", ApplicationEvent.Removed.class),
            type("project.application.config.oidc.added", ApplicationEvent.OidcConfigAdded.class),
            type("project.application.config.oidc.changed", ApplicationEvent.OidcConfigChanged.class),
            type("project.application.config.oidc.secret.changed", ApplicationEvent.OidcSecretChanged.class),
            type(
                    "project.application.config.oidc.response_algorithms.changed",
                    ApplicationEvent.ResponseAlgorithmsChanged.class),
            new EventType<>(
                    ApplicationDecider.STREAM_TYPE,
                    "project.application.config.oidc.tokens.changed",
                    2,
                    ApplicationEvent.TokensChanged.class,
                    List.of(ApplicationEventTypes::withoutFlatClaims)),
            type("project.application.config.api.added", ApplicationEvent.ApiConfigAdded.class),
            type("project.application.config.api.changed", ApplicationEvent.ApiConfigChanged.class),
            type("project.application.config.api.secret.changed", ApplicationEvent.ApiSecretChanged.class),
            type("project.application.oidc.key.added", ApplicationEvent.KeyAdded.class),
            type("project.application.oidc.key.removed", ApplicationEvent.KeyRemoved.class),
            type("project.application.config.oidc.addresses.changed", ApplicationEvent.AddressesChanged.class));

    @Override
    public List<EventType<?>> eventTypes() {
        return TYPES;
    }

    private static ObjectNode withoutFlatClaims(ObjectNode payload) {
        payload.withObject("tokens").put("flatClaims", false);
        return payload;
    }

    private static <E extends ApplicationEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(ApplicationDecider.STREAM_TYPE, name, recordType);
    }
}
