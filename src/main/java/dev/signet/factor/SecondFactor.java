package dev.signet.factor;

/** A kind of second factor; stored by name, from the strongest to the weakest. */
public enum SecondFactor {
    /** Codes of an authenticator app. */
    TOTP;

    /** Tells whether the sign-in pages let people set it up who have to have a second factor and have none. */
    public boolean canBeSetUpAtSignIn() {
        return switch (this) {
            case TOTP -> true;
        };
    }
}
