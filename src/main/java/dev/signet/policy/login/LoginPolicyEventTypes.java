package dev.signet.policy.login;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the login policy events under the type names they are stored with. */
@Singleton
public final class LoginPolicyEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        String stream = LoginPolicyDecider.STREAM;
        return List.of(
                EventType.first(stream, "policy.login.added", LoginPolicyEvent.Added.class),
                EventType.first(stream, "policy.login.changed", LoginPolicyEvent.Changed.class),
                EventType.first(stream, "policy.login.removed", LoginPolicyEvent.Removed.class));
    }
}
