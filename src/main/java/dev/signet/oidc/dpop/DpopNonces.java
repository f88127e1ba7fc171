package dev.signet.oidc.dpop;

import dev.signet.vault.Digests;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The nonces of this server (RFC 9449 section 8). A nonce is a keyed digest of the number of a time slice, so every
 * node can compute it and none is stored. A slice is as long as the configured time between two nonces. A nonce is
 * valid in its own slice, in the next one, and, because the clocks of nodes differ, in the one before.
 */
@Singleton
final class DpopNonces {
    private static final String PURPOSE = "dpop_nonce";
    private static final int LENGTH = 32;

    private final Digests digests;
    private final DpopTimes times;
    private final Clock clock;

    DpopNonces(Digests digests, DpopTimes times, Clock clock) {
        this.digests = digests;
        this.times = times;
        this.clock = clock;
    }

    /** The nonce of the current time slice, which clients are told to use. */
    String current() {
        return of(slice());
    }

    /**
     * Whether a nonce is valid now. The nonce of the next slice is valid too, because a node whose clock is ahead may
     * have issued it.
     */
    boolean isCurrent(String nonce) {
        long slice = slice();
        return Digests.same(nonce, of(slice))
                || Digests.same(nonce, of(slice - 1))
                || Digests.same(nonce, of(slice + 1));
    }

    private long slice() {
        return clock.instant().getEpochSecond() / times.nonceRotation().toSeconds();
    }

    private String of(long slice) {
        return digests.token(PURPOSE, Long.toString(slice)).substring(0, LENGTH);
    }
}
