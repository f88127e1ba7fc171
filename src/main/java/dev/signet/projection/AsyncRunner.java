package dev.signet.projection;

import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one consumer while this node holds its lease: reads events up to the position before which no open transaction
 * can still insert one (ADR 2), handles them, and advances the checkpoint.
 */
final class AsyncRunner implements Runnable {
    private static final Logger LOG = Logger.getLogger(AsyncRunner.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(5);
    // The poll interval while a stream is parked; equal to the shortest time for which a stream is parked.
    private static final Duration POLL_WHILE_PARKED = Duration.ofSeconds(1);
    // How long the runner waits after a signal, so that the appends of several transactions become one batch. A batch
    // costs three statements whatever its size.
    private static final Duration GATHER = Duration.ofMillis(25);
    // The longest pause after the log could not be read on because of an open transaction. All writers wait while that
    // is tried, so it is tried more and more rarely.
    private static final Duration LONGEST_PAUSE = POLL;
    private static final int BATCH = 200;

    private final AsyncProjection consumer;
    private final String node;
    private final EventLog log;
    private final Fence fence;
    private final Checkpoints checkpoints;
    private final ParkedStreams parked;
    private final Semaphore wake = new Semaphore(0);
    private final @Nullable StreamTasks tasks;
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Turn turn;
    private Duration forced = Duration.ZERO;
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
        this.tasks = consumer.concurrency() == 1
                ? null
                : new StreamTasks(consumer.name(), consumer.concurrency(), parked, this::wake);
    }

    /** Tells the runner that events were appended; returns immediately. */
    void wake() {
        wake.release();
    }

    void stop() {
        stopped = true;
        end.countDown();
        wake.release();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                while (!stopped && step()) {
                    // another full batch may be waiting, so do not pause
                }
                retryParked();
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                turn = null;
                LOG.warnf("consumer %s cannot read or record events and retries: %s", consumer.name(), e.getMessage());
            }
            pause();
        }
        releaseLease();
    }

    /**
     * Reads and handles one batch.
     *
     * @return whether another batch may be waiting
     */
    private boolean step() throws InterruptedException {
        Turn current = turn();
        if (current == null) {
            return false;
        }
        Fence.Complete complete = fence.completeUpTo(current.position());
        forced = pauseAfter(complete, current.position(), forced);
        if (complete.more()) {
            wake(); // higher positions are assigned but may not be committed yet: try again after a moment
        }
        if (complete.upTo() == current.position()) {
            return false;
        }
        List<EventLog.Entry> events = log.entries(current.position(), complete.upTo(), consumer.streamTypes(), BATCH);
        boolean anyParked =
                tasks == null ? oneByOne(events, current.anyParked()) : manyAtATime(tasks, events, current.anyParked());
        boolean full = events.size() == BATCH;
        long reached = full ? events.getLast().position() : complete.upTo();
        boolean advanced = checkpoints.advance(consumer.name(), node, current.position(), reached, LEASE);
        turn = advanced ? Turn.at(reached, anyParked) : null;
        return advanced && full;
    }

    /**
     * Returns how long the runner must pause: not at all if the log was read on, and twice as long as before if an open
     * transaction keeps it from being read on.
     */
    static Duration pauseAfter(Fence.Complete complete, long position, Duration before) {
        if (!complete.more() || complete.upTo() > position) {
            return Duration.ZERO;
        }
        Duration doubled = before.isZero() ? GATHER : before.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /**
     * Returns the turn of this node, whose lease is renewed first if that was last done a poll interval ago or longer.
     * Null while another node holds the lease.
     */
    private @Nullable Turn turn() {
        Turn current = turn;
        if (current == null || current.isOld()) {
            OptionalLong checkpoint = checkpoints.lease(consumer.name(), node, LEASE);
            current = checkpoint.isEmpty() ? null : Turn.at(checkpoint.getAsLong(), parked.any(consumer.name()));
            turn = current;
        }
        return current;
    }

    /**
     * Handles events one after another, in order of position.
     *
     * @return whether any stream is parked afterwards
     */
    private boolean oneByOne(List<EventLog.Entry> events, boolean parkedBefore) {
        boolean anyParked = parkedBefore;
        for (EventLog.Entry event : events) {
            boolean waits = anyParked && parked.holds(consumer.name(), event.stream());
            // The events of a parked stream are read again, in order, when the stream is retried.
            anyParked |= !waits && !attempt(event);
        }
        return anyParked;
    }

    /**
     * Handles several streams at the same time, each in order.
     *
     * @return whether any stream is parked afterwards
     */
    private boolean manyAtATime(StreamTasks tasks, List<EventLog.Entry> events, boolean parkedBefore)
            throws InterruptedException {
        Map<StreamId, List<EventLog.Entry>> streams = new LinkedHashMap<>();
        events.forEach(event -> streams.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                .add(event));
        boolean anyParked = parkedBefore;
        long deadline = StreamTasks.deadline();
        List<StreamTasks.Task> begun = new ArrayList<>();
        for (Map.Entry<StreamId, List<EventLog.Entry>> stream : streams.entrySet()) {
            StreamId id = stream.getKey();
            if (tasks.passOver(id) || (parkedBefore && parked.holds(consumer.name(), id))) {
                continue;
            }
            long position = stream.getValue().getFirst().position();
            StreamTasks.Task task = tasks.begin(
                    id, position, deadline, () -> stream.getValue().stream().allMatch(this::attempt));
            if (task == null) {
                anyParked = true;
            } else {
                begun.add(task);
            }
        }
        return tasks.settle(begun, deadline) || anyParked;
    }

    private boolean attempt(EventLog.Entry event) {
        try {
            consumer.handle(event.event().get());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "consumer %s parks %s at position %d", consumer.name(), event.stream(), event.position());
            parked.park(
                    consumer.name(),
                    event.stream(),
                    event.position(),
                    e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }

    /** Retries parked streams that are due, from the event they failed on up to the checkpoint. */
    private void retryParked() {
        Turn current = turn();
        if (current == null || !current.anyParked()) {
            return;
        }
        for (ParkedStreams.Parked waiting : parked.due(consumer.name())) {
            if (tasks == null) {
                if (retry(waiting.stream(), waiting.position(), current.position())) {
                    parked.release(consumer.name(), waiting.stream());
                }
            } else {
                tasks.beginAgain(
                        waiting.stream(),
                        waiting.position(),
                        () -> retry(waiting.stream(), waiting.position(), current.position()));
            }
        }
        turn = current.withParked(parked.any(consumer.name()));
    }

    /**
     * Handles the events of a stream from one position up to another, both included.
     *
     * @return whether all of them were handled
     */
    private boolean retry(StreamId stream, long from, long upTo) {
        return log.streamEntries(stream, from, upTo).stream().allMatch(this::attempt);
    }

    private void pause() {
        Turn current = turn;
        Duration longest = current != null && current.anyParked() ? POLL_WHILE_PARKED : POLL;
        try {
            if (!forced.isZero() && end.await(forced.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS) && !stopped) {
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
            LOG.debugf(
                    "the lease of %s could not be released and expires by itself: %s", consumer.name(), e.getMessage());
        }
    }

    /**
     * What this node knows while it holds the lease. It stays true because no other node moves the checkpoint or parks
     * streams of this consumer meanwhile.
     *
     * @param since value of {@link System#nanoTime} when the lease was last renewed
     */
    private record Turn(long position, boolean anyParked, long since) {
        static Turn at(long position, boolean anyParked) {
            return new Turn(position, anyParked, System.nanoTime());
        }

        Turn withParked(boolean any) {
            return new Turn(position, any, since);
        }

        boolean isOld() {
            return System.nanoTime() - since >= POLL.toNanos();
        }
    }
}
