package dev.signet.factor.recovery;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of recovery codes under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class RecoveryEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        String stream = RecoveryDecider.STREAM_TYPE;
        return List.of(
                EventType.first(stream, "user.human.mfa.recoverycode.added", RecoveryEvent.Added.class),
                EventType.first(stream, "user.human.mfa.recoverycode.check.succeeded", RecoveryEvent.Used.class),
                EventType.first(stream, "user.human.mfa.recoverycode.removed", RecoveryEvent.Removed.class));
    }
}
