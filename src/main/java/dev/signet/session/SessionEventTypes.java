package dev.signet.session;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Stored types of session events, named as ZITADEL names them. */
@Singleton
public final class SessionEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(SessionDecider.STREAM_TYPE, "session.added", SessionEvent.Added.class),
                EventType.first(
                        SessionDecider.STREAM_TYPE, "session.password.checked", SessionEvent.PasswordChecked.class),
                EventType.first(SessionDecider.STREAM_TYPE, "session.terminated", SessionEvent.Terminated.class));
    }
}
