package dev.signet.signingkey;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the signing key events under the type names they are stored with. */
@Singleton
final class SigningKeyEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        String stream = SigningKeyDecider.STREAM_TYPE;
        return List.of(
                EventType.first(stream, "web_key.added", SigningKeyEvent.Added.class),
                EventType.first(stream, "web_key.activated", SigningKeyEvent.Activated.class),
                EventType.first(stream, "web_key.deactivated", SigningKeyEvent.Deactivated.class),
                EventType.first(stream, "web_key.removed", SigningKeyEvent.Removed.class));
    }
}
