package dev.signet.vault.password;

import java.io.Serial;

/**
 * An encoded password hash is malformed, of an unsupported algorithm, or too costly to verify.
 *
 * <p>The reason names the algorithm and the rule that the hash breaks. It never contains the salt or the hash, so it
 * may be shown to whoever imports the hash.
 */
public final class InvalidHash extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    public InvalidHash(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** Returns what is wrong, in one sentence that may be shown to whoever imports the hash. */
    public String reason() {
        return reason;
    }
}
