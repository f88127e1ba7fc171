package dev.signet.vault.password;

import java.io.Serial;

/**
 * A password could not be hashed or verified because too many hash computations run at the same time.
 *
 * <p>Nothing was computed, and the caller may try again later. The API answers UNAVAILABLE or RESOURCE_EXHAUSTED, never
 * that the password is wrong. The exception has no stack trace, because it is thrown most often when the server is
 * flooded.
 */
public final class HashingOverloaded extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    HashingOverloaded(String message) {
        super(message, null, false, false);
    }
}
