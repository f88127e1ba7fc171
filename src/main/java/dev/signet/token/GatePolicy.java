package dev.signet.token;

import dev.signet.session.SessionsConfig;
import jakarta.inject.Singleton;

/** Which events end tokens, from the configuration. */
@Singleton
final class GatePolicy {
    private final boolean endWithSession;
    private final boolean endOnPasswordChange;

    GatePolicy(TokensConfig tokens, SessionsConfig sessions) {
        this.endWithSession = tokens.endWithSession();
        this.endOnPasswordChange = sessions.endOnPasswordChange();
    }

    boolean endWithSession() {
        return endWithSession;
    }

    boolean endOnPasswordChange() {
        return endOnPasswordChange;
    }
}
