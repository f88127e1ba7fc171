package dev.signet.eventstore;

import io.hypersistence.tsid.TSID;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/**
 * Makes ids: decimal strings of time-sorted 63-bit numbers, as ZITADEL's are.
 *
 * <p>The node number is drawn at random at start. Two nodes that draw the same one may make the same id; that shows as
 * a conflict on version 1, and the command is carried out again with another id.
 */
@Singleton
public final class Ids {
    private static final int NODE_BITS = 10;

    private final TSID.Factory factory = TSID.Factory.builder()
            .withNodeBits(NODE_BITS)
            .withNode(new SecureRandom().nextInt(1 << NODE_BITS))
            .withRandom(new SecureRandom())
            .build();

    /** The next id, 18 or 19 digits. */
    public String next() {
        return Long.toString(factory.generate().toLong());
    }
}
