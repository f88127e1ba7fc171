package dev.signet.session;

import dev.signet.access.Principal;
import dev.signet.kernel.DomainException;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks people to have signed in lately before they change what they are known or reached by (security rule 16): whoever
 * finds a token must not be able to redirect a reset of the password to themselves.
 */
@Singleton
public final class Reauthentication {
    private static final Duration MIN = Duration.ofMinutes(1);
    private static final Duration MAX = Duration.ofDays(365);

    private final UserQueries users;
    private final Clock clock;
    private final Duration age;

    Reauthentication(UserQueries users, Clock clock, SessionsConfig config) {
        this.users = users;
        this.clock = clock;
        this.age = config.reauthenticationAge();
        if (age.compareTo(MIN) < 0 || age.compareTo(MAX) > 0) {
            throw new IllegalStateException(
                    "signet.sessions.reauthentication-age must be between 1 minute and 365 days, but is " + age);
        }
    }

    /**
     * Refuses a person whose sign-in is too old, or who never signed in for this token. Machines have nothing to prove.
     *
     * @throws DomainException {@link SessionError#REAUTHENTICATION_REQUIRED}
     */
    public void require(Principal caller) {
        Instant provenAt = caller.authTime();
        boolean fresh = provenAt != null && clock.instant().isBefore(provenAt.plus(age));
        if (!fresh && !isMachine(caller)) {
            throw SessionError.REAUTHENTICATION_REQUIRED.exception();
        }
    }

    private boolean isMachine(Principal caller) {
        return users.find(UserRef.anywhere(caller.userId()))
                .filter(user -> user.type() == UserType.MACHINE)
                .isPresent();
    }
}
