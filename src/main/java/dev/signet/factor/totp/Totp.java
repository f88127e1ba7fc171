package dev.signet.factor.totp;

import dev.signet.factor.FactorState;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * State of a person's authenticator app.
 *
 * @param revision how often setting it up was begun; each time has a secret of its own
 * @param lastStep the step of the latest code that was accepted; 0 before the first. Neither it nor an earlier one is
 *     accepted again
 */
@RegisterForReflection // snapshots are parsed as this type
record Totp(FactorState state, int revision, long lastStep) {
    static final Totp NONE = new Totp(FactorState.REMOVED, 0, 0);
}
