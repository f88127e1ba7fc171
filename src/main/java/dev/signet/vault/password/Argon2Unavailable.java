package dev.signet.vault.password;

/** The native Argon2 library cannot be used on this machine. */
final class Argon2Unavailable extends Exception {
    Argon2Unavailable(String message) {
        super(message);
    }

    Argon2Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
