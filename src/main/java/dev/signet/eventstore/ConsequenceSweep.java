package dev.signet.eventstore;

import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Finishes the consequences of changes whose calls could not, because their node or its database went away. */
@Singleton
public final class ConsequenceSweep {
    private static final Logger LOG = Logger.getLogger(ConsequenceSweep.class);

    /**
     * A cause on which nobody has worked for this long is abandoned: a single transaction of a running call takes less.
     */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private final Consequences consequences;
    private final Map<String, Consequence> byKind = new HashMap<>();

    ConsequenceSweep(Consequences consequences, @All List<Consequence> all) {
        this.consequences = consequences;
        for (Consequence each : all) {
            if (byKind.put(each.kind(), each) != null) {
                throw new IllegalStateException("two consequences of the kind " + each.kind());
            }
        }
    }

    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        finishAll(ABANDONED);
    }

    /**
     * Finishes every change on which nobody has worked for this time. If one of them fails, the others are still
     * finished.
     */
    public void finishAll(Duration abandoned) {
        for (Consequences.Unfinished unfinished : consequences.abandoned(abandoned)) {
            Consequence consequence = byKind.get(unfinished.kind());
            if (consequence == null) {
                continue; // a newer release noted it, and one of its nodes finishes it
            }
            try {
                consequences.finish(consequence, unfinished.cause(), new Actor(unfinished.actor(), null, null, null));
                LOG.infof(
                        "finished %s of %s after a call was broken off",
                        unfinished.kind(), unfinished.cause().id());
            } catch (RuntimeException e) {
                LOG.warnf(
                        "%s of %s cannot be finished and is tried again: %s",
                        unfinished.kind(), unfinished.cause().id(), e.getMessage());
            }
        }
    }
}
