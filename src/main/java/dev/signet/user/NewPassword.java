package dev.signet.user;

/** The password a person starts with. */
public sealed interface NewPassword {

    /** Tells whether the person must choose another password at the next sign-in. */
    boolean changeRequired();

    /**
     * A readable password, which must satisfy the password policy.
     *
     * @param field name of the request field that contained the password, which errors refer to:
     * {@code initial_password} or {@code password}
     */
    record Plain(String password, boolean changeRequired, String field) implements NewPassword {
        @Override
        public String toString() {
            return "Plain[changeRequired=" + changeRequired + ']';
        }
    }

    /**
     * A password hash from another system, in a form that {@link dev.signet.vault.password.HashFormats} can parse.
     *
     * @param field name of the request field that contained the hash, which errors refer to
     */
    record Hashed(String encoded, boolean changeRequired, String field) implements NewPassword {
        @Override
        public String toString() {
            return "Hashed[changeRequired=" + changeRequired + ']';
        }
    }
}
