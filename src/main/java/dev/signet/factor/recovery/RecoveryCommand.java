package dev.signet.factor.recovery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that can be requested of recovery codes. */
sealed interface RecoveryCommand {

    /**
     * Replaces all codes by new ones.
     *
     * @param digests digests of the codes, in the order of their numbers
     */
    record Renew(List<String> digests) implements RecoveryCommand {
        public Renew {
            digests = List.copyOf(digests);
        }
    }

    /**
     * Uses up a code.
     *
     * @param found the code that was entered; null if it is none of the person's
     */
    record Use(@Nullable Found found) implements RecoveryCommand {}

    /** Removes all codes. */
    record Remove() implements RecoveryCommand {}

    /**
     * A code that is stored.
     *
     * @param digest its digest
     * @param revision the {@link RecoveryCodes#revision} that it belongs to
     */
    record Found(String digest, int revision, int number) {}
}
