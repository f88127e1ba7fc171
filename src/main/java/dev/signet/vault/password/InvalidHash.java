package dev.signet.vault.password;

import java.io.Serial;

/**
 * An encoded password hash is malformed, of an unsupported algorithm, or costs more than an import may cost.
 *
 * <p>The reason names the algorithm and the offending parameter with its limit; it never repeats the salt or the hash,
 * so it may be shown to the importer.
 */
public final class InvalidHash extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    public InvalidHash(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong, in one sentence fit for the importer. */
    public String reason() {
        return reason;
    }
}
