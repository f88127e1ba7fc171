package dev.signet.vault.password;

import java.io.Serial;

/**
 * A password could not be hashed or verified now because the bound on concurrent hashing is reached.
 *
 * <p>Nothing was computed, the caller may try again later. Adapters answer UNAVAILABLE or RESOURCE_EXHAUSTED, never a
 * failed password check. Has no stack trace, because it is thrown in numbers exactly when the server is flooded.
 */
public final class HashingOverloaded extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    HashingOverloaded(String message) {
        super(message, null, false, false);
    }
}
