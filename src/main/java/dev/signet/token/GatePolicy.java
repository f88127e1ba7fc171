package dev.signet.token;

import dev.signet.session.SessionsConfig;

/**
 * The settings that say which events end tokens.
 *
 * @param endWithSession whether a sign-out also ends families with a refresh token; families without one always end
 * @param endOnPasswordChange whether a change of the password ends the sessions and tokens from before the change
 */
record GatePolicy(boolean endWithSession, boolean endOnPasswordChange) {

    static GatePolicy of(TokensConfig tokens, SessionsConfig sessions) {
        return new GatePolicy(tokens.endWithSession(), sessions.endOnPasswordChange());
    }
}
