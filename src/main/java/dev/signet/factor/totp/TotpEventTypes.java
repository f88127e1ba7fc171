package dev.signet.factor.totp;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of authenticator apps under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class TotpEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(TotpDecider.STREAM_TYPE, "user.human.mfa.otp.added", TotpEvent.Added.class),
                EventType.first(TotpDecider.STREAM_TYPE, "user.human.mfa.otp.verified", TotpEvent.Verified.class),
                EventType.first(TotpDecider.STREAM_TYPE, "user.human.mfa.otp.check.succeeded", TotpEvent.Checked.class),
                EventType.first(TotpDecider.STREAM_TYPE, "user.human.mfa.otp.removed", TotpEvent.Removed.class));
    }
}
