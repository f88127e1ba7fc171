package dev.signet.session;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The configured time that a browser stays signed in. */
@Startup
@Singleton
final class SessionLifetime {
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(365);

    private final Duration lifetime;

    SessionLifetime(SessionsConfig config) {
        this.lifetime = config.lifetime();
        if (lifetime.compareTo(MIN) < 0 || lifetime.compareTo(MAX) > 0) {
            throw new IllegalStateException(
                    "signet.sessions.lifetime must be between 1 minute and 365 days, but is " + lifetime);
        }
    }

    Duration length() {
        return lifetime;
    }

    Instant after(Instant proof) {
        return proof.plus(lifetime);
    }
}
