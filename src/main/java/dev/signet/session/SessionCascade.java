package dev.signet.session;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;

/** Ends the sessions of a removed user. */
@Singleton
final class SessionCascade implements UserCascade {
    private final SessionCommands sessions;

    SessionCascade(SessionCommands sessions) {
        this.sessions = sessions;
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        sessions.terminateAllIn(transaction, userId, SessionEnd.USER_REMOVED, actor, budget);
    }
}
