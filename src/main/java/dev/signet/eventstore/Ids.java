package dev.signet.eventstore;

import io.hypersistence.tsid.TSID;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/**
 * Generates ids: decimal strings of time-sorted 63-bit numbers, like ZITADEL's.
 *
 * <p>Each node chooses its node number at random when it starts. Two nodes with the same number may generate the same
 * id; this shows as a conflict on version 1 of a stream, and the command is carried out again with another id.
 */
@Singleton
public final class Ids {
    private static final int NODE_BITS = 10;

    private final TSID.Factory factory = TSID.Factory.builder()
            .withNodeBits(NODE_BITS)
            .withNode(new SecureRandom().nextInt(1 << NODE_BITS))
            .withRandom(new SecureRandom())
            .build();

    /** Returns a new id of 18 or 19 digits. */
    public String next() {
        return Long.toString(factory.generate().toLong());
    }
}
