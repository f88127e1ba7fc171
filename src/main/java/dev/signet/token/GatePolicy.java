package dev.signet.token;

import dev.signet.session.SessionsConfig;

/**
 * Which events end tokens, from the configuration.
 *
 * @param endWithSession whether a sign-out ends families with refresh token too; those without always end
 * @param endOnPasswordChange whether a changed password ends what was there before
 */
record GatePolicy(boolean endWithSession, boolean endOnPasswordChange) {

    static GatePolicy of(TokensConfig tokens, SessionsConfig sessions) {
        return new GatePolicy(tokens.endWithSession(), sessions.endOnPasswordChange());
    }
}
