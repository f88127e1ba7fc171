package dev.signet.factor;

/** How far a factor is set up (Z-20); stored by name. */
public enum FactorState {
    /** The person has begun to set it up, and has not proven yet that it works. */
    NOT_READY,
    READY,
    REMOVED;

    /** Tells whether the person has the factor or is setting it up. */
    public boolean exists() {
        return this != REMOVED;
    }
}
