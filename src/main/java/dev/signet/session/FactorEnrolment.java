package dev.signet.session;

import dev.signet.eventstore.Loaded;
import dev.signet.factor.totp.TotpCommands;
import dev.signet.kernel.Actor;
import dev.signet.user.UserRef;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Makes a factor ready from a session. Setting up a factor proves it, so the session counts as signed in with it from
 * then on. Otherwise the account would demand of this very session a factor that it lacks.
 */
@Singleton
public final class FactorEnrolment {
    private final TotpCommands totp;
    private final SessionCommands sessions;

    FactorEnrolment(TotpCommands totp, SessionCommands sessions) {
        this.totp = totp;
        this.sessions = sessions;
    }

    /**
     * Does the same as {@link TotpCommands#verify}, and records the proof in the session.
     *
     * @param sessionId the session behind the call; null if there is none
     */
    public Loaded<?> verifyTotp(UserRef user, String code, @Nullable String sessionId, Actor actor) {
        Loaded<?> verified = totp.verify(user, code, actor);
        if (sessionId != null) {
            sessions.prove(sessionId, user.userId(), Proof.TOTP, actor);
        }
        return verified;
    }
}
