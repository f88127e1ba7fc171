package dev.signet.session;

import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The configured time for which a person stays signed in after the last proof. */
@Startup(Setting.CHECKED)
@Singleton
final class SessionLifetime {
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(365);

    private final Duration lifetime;

    SessionLifetime(SessionsConfig config) {
        this.lifetime = Setting.within("signet.sessions.lifetime", config.lifetime(), MIN, MAX);
    }

    Duration length() {
        return lifetime;
    }

    Instant after(Instant proof) {
        return proof.plus(lifetime);
    }
}
