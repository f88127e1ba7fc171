package dev.signet.projection;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs one consumer while this node holds its lease: read up to the fence, act, advance. */
final class AsyncRunner implements Runnable {
    private static final Logger LOG = Logger.getLogger(AsyncRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(5);
    // Under load many appends make one batch; a round costs eight statements whatever its size.
    private static final Duration GATHER = Duration.ofMillis(25);
    private static final int BATCH = 200;

    private final AsyncProjection consumer;
    private final String node;
    private final EventLog log;
    private final Fence fence;
    private final Checkpoints checkpoints;
    private final ParkedStreams parked;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;

    AsyncRunner(
            AsyncProjection consumer,
            String node,
            EventLog log,
            Fence fence,
            Checkpoints checkpoints,
            ParkedStreams parked) {
        this.consumer = consumer;
        this.node = node;
        this.log = log;
        this.fence = fence;
        this.checkpoints = checkpoints;
        this.parked = parked;
    }

    /** The log has grown; returns at once. */
    void wake() {
        wake.release();
    }

    void stop() {
        stopped = true;
        wake.release();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                while (!stopped && step()) {
                    // another full batch may be waiting
                }
                retryParked();
            } catch (RuntimeException e) {
                LOG.warnf("consumer %s pauses: %s", consumer.name(), e.getMessage());
            }
            pause();
        }
        releaseLease();
    }

    /** Reads and handles one batch; true when more may be waiting. */
    boolean step() {
        OptionalLong checkpoint = checkpoints.lease(consumer.name(), node, LEASE);
        if (checkpoint.isEmpty()) {
            return false;
        }
        OptionalLong complete = fence.completeUpTo(checkpoint.getAsLong());
        if (complete.isEmpty() || complete.getAsLong() == checkpoint.getAsLong()) {
            return complete.isEmpty();
        }
        List<EventLog.Entry> events =
                log.entries(checkpoint.getAsLong(), complete.getAsLong(), consumer.streamTypes(), BATCH);
        boolean anyParked = parked.any(consumer.name());
        for (EventLog.Entry event : events) {
            anyParked |= !handle(event, anyParked);
        }
        boolean full = events.size() == BATCH;
        long reached = full ? events.getLast().position() : complete.getAsLong();
        return checkpoints.advance(consumer.name(), node, reached) && full;
    }

    private boolean handle(EventLog.Entry event, boolean anyParked) {
        if (anyParked && parked.holds(consumer.name(), event.stream())) {
            return true; // read again, in order, when its stream is retried
        }
        return attempt(event);
    }

    private boolean attempt(EventLog.Entry event) {
        try {
            consumer.handle(event.event().get());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "consumer %s parks %s at %d", consumer.name(), event.stream(), event.position());
            parked.park(
                    consumer.name(),
                    event.stream(),
                    event.position(),
                    e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }

    /** Tries due streams again, from the event they failed on up to the checkpoint. */
    void retryParked() {
        OptionalLong checkpoint = checkpoints.lease(consumer.name(), node, LEASE);
        if (checkpoint.isEmpty()) {
            return;
        }
        for (ParkedStreams.Parked waiting : parked.due(consumer.name())) {
            retry(waiting.stream(), waiting.position(), checkpoint.getAsLong());
        }
    }

    private void retry(StreamId stream, long from, long upTo) {
        for (EventLog.Entry event : log.streamEntries(stream, from, upTo)) {
            if (!attempt(event)) {
                return;
            }
        }
        parked.release(consumer.name(), stream);
    }

    private void pause() {
        try {
            if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS) && !stopped) {
                TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private void releaseLease() {
        try {
            checkpoints.release(consumer.name(), node);
        } catch (RuntimeException e) {
            LOG.debugf("lease of %s runs out by itself: %s", consumer.name(), e.getMessage());
        }
    }
}
