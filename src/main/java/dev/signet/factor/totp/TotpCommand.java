package dev.signet.factor.totp;

import java.util.List;

/** Changes that can be requested of an authenticator app. */
sealed interface TotpCommand {

    /**
     * Begins to set up an app with a new secret.
     *
     * @param sealed the secret, encrypted
     */
    record Add(String sealed) implements TotpCommand {}

    /** Proves that the app works. */
    record Verify(Match match) implements TotpCommand {}

    /**
     * Proves at a sign-in that the person has the app.
     *
     * @param repeated whether the browser submits a form again whose first submission was accepted, so that the code may
     *     be the one that was accepted last
     */
    record Check(Match match, boolean repeated) implements TotpCommand {}

    /** Removes the app. */
    record Remove() implements TotpCommand {}

    /**
     * What a code was compared with.
     *
     * @param revision the {@link Totp#revision} of the secret
     * @param steps the steps near the present time whose code is equal; usually none or one
     */
    record Match(int revision, List<Long> steps) {
        public Match {
            steps = List.copyOf(steps);
        }
    }
}
