package dev.signet.session;

import dev.signet.kernel.Actor;
import dev.signet.kernel.Setting;
import dev.signet.user.OwnAccountGuard;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Requires a recent sign-in before people change their own account. Otherwise, whoever steals an access token could
 * redirect password resets to themselves (security rule 16).
 */
@Startup(Setting.CHECKED)
@Singleton
final class Reauthentication implements OwnAccountGuard {
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(365);

    private final Clock clock;
    private final Duration age;

    Reauthentication(Clock clock, SessionsConfig config) {
        this.clock = clock;
        this.age = Setting.within("signet.sessions.reauthentication-age", config.reauthenticationAge(), MIN, MAX);
    }

    @Override
    public void require(Actor person) {
        Instant provenAt = person.provenAt();
        if (provenAt == null || !clock.instant().isBefore(provenAt.plus(age))) {
            throw SessionError.REAUTHENTICATION_REQUIRED.exception();
        }
    }
}
