package dev.signet.vault.password;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.io.Serial;
import java.time.Duration;

/**
 * A password could not be hashed or verified, because too many hash computations run or wait, because there is not
 * enough memory for the hash, or because the caller was interrupted.
 *
 * <p>The caller may try again later and must not conclude that the password is wrong.
 */
public final class HashingOverloaded extends DomainException {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Serial
    private static final long serialVersionUID = 1L;

    HashingOverloaded(String message) {
        super(DomainError.unavailable("password.hashing_overloaded", message).after(PAUSE), null);
    }
}
