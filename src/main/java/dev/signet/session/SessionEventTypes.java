package dev.signet.session;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the session events under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class SessionEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(SessionDecider.STREAM_TYPE, "session.added", SessionEvent.Added.class),
                EventType.first(
                        SessionDecider.STREAM_TYPE, "session.password.checked", SessionEvent.PasswordChecked.class),
                EventType.first(SessionDecider.STREAM_TYPE, "session.totp.checked", SessionEvent.TotpChecked.class),
                EventType.first(
                        SessionDecider.STREAM_TYPE,
                        "session.recoveryCode.checked",
                        SessionEvent.RecoveryCodeChecked.class),
                EventType.first(SessionDecider.STREAM_TYPE, "session.terminated", SessionEvent.Terminated.class));
    }
}
