package dev.signet.user;

/** The password a person starts with. */
public sealed interface NewPassword {

    /** Whether the person must choose another one at the next sign-in. */
    boolean changeRequired();

    /**
     * A readable password, held to the password policy.
     *
     * @param field request field it came in, for the error: {@code initial_password} or {@code password}
     */
    record Plain(String password, boolean changeRequired, String field) implements NewPassword {
        @Override
        public String toString() {
            return "Plain[changeRequired=" + changeRequired + ']';
        }
    }

    /** A hash of another system, as {@link dev.signet.vault.password.HashFormats} reads them. */
    record Hashed(String encoded, boolean changeRequired) implements NewPassword {
        @Override
        public String toString() {
            return "Hashed[changeRequired=" + changeRequired + ']';
        }
    }
}
