package dev.signet.projection;

import dev.signet.eventstore.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Handles several streams of a consumer at the same time, each in order, for consumers that wait for other servers.
 *
 * <p>A stream whose work takes longer than a batch is awaited is parked while the work continues, so that the consumer
 * can move on. If the node stops before the work ends, another node finds the parked stream and handles it again.
 */
final class StreamTasks {
    /** How long the consumer waits for the streams of a batch before it parks those that are still in progress. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * How long a stream is parked while this node works on it. After that, another node may handle it again, so it must
     * be longer than any task takes.
     */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** How long a stream is parked if its work could not begin, because all tasks were busy. */
    private static final Duration NO_ROOM = Duration.ofSeconds(1);

    private final String consumer;
    private final ParkedStreams parked;
    private final Runnable wake;
    private final Semaphore room;
    private final Map<StreamId, Task> underWay = new ConcurrentHashMap<>();

    StreamTasks(String consumer, int most, ParkedStreams parked, Runnable wake) {
        this.consumer = consumer;
        this.parked = parked;
        this.wake = wake;
        this.room = new Semaphore(most);
    }

    /**
     * Tells whether work on the stream is in progress. If so, the caller skips the new events of the stream, and they
     * are handled when the work has ended.
     */
    boolean passOver(StreamId stream) {
        Task task = underWay.get(stream);
        return task != null && task.passOver();
    }

    /** Returns until when a batch that begins now is awaited, as a value of {@link System#nanoTime}. */
    static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /**
     * Starts work on a stream from the event at a position on. If all tasks are busy until the deadline, parks the
     * stream instead.
     *
     * @return the task, or null if no task became free in time
     */
    @Nullable
    Task begin(StreamId stream, long position, long deadline, Work work) throws InterruptedException {
        if (!room.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            parked.hold(consumer, stream, position, NO_ROOM);
            return null;
        }
        return started(new Task(stream, position, false), work);
    }

    /** Starts work on a parked stream again, unless all tasks are busy or it is already in progress. */
    void beginAgain(StreamId stream, long position, Work work) {
        if (!underWay.containsKey(stream) && room.tryAcquire()) {
            parked.hold(consumer, stream, position, HOLD);
            started(new Task(stream, position, true), work);
        }
    }

    private Task started(Task task, Work work) {
        underWay.put(task.stream, task);
        Thread.startVirtualThread(() -> task.run(work));
        return task;
    }

    /**
     * Waits for tasks until the deadline, and parks the streams of those that are still in progress. Fails if a stream
     * could not be parked.
     *
     * @return whether any stream is parked afterwards
     */
    boolean settle(List<Task> tasks, long deadline) throws InterruptedException {
        List<Task> left = new ArrayList<>();
        for (Task task : tasks) {
            if (!task.ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                left.add(task);
            }
        }
        left.forEach(Task::hold);
        for (Task task : tasks) {
            RuntimeException failure = task.failure;
            if (failure != null) {
                throw failure;
            }
        }
        return tasks.stream().anyMatch(task -> !task.done);
    }

    /** Handles the events of one stream in order. */
    @FunctionalInterface
    interface Work {
        /**
         * Handles the events.
         *
         * @return whether all of them were handled; otherwise the stream has been parked
         */
        boolean isDone();
    }

    /** Work on one stream. */
    final class Task {
        private final StreamId stream;
        private final long position;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable RuntimeException failure;
        /** Whether all events were handled, and the stream was not parked in between. */
        private volatile boolean done;

        private boolean over;
        private boolean held;
        private boolean passedOver;

        private Task(StreamId stream, long position, boolean held) {
            this.stream = stream;
            this.position = position;
            this.held = held;
        }

        private void run(Work work) {
            try {
                end(work.isDone());
            } catch (RuntimeException e) {
                failure = e;
                end(false);
            } finally {
                room.release();
                underWay.remove(stream, this);
                ended.countDown();
            }
            if (isHeld()) {
                // The consumer is woken only now, because work on the stream can begin again only after underWay no
                // longer contains it.
                wake.run();
            }
        }

        private synchronized boolean isHeld() {
            return held;
        }

        private synchronized void end(boolean handled) {
            over = true;
            done = handled && !held;
            if (handled && passedOver) {
                parked.retryNow(consumer, stream.type(), stream.id());
            } else if (handled && held) {
                parked.release(consumer, stream);
            }
        }

        private synchronized void hold() {
            if (!over) {
                parked.hold(consumer, stream, position, HOLD);
                held = true;
            }
        }

        private synchronized boolean passOver() {
            if (over) {
                return false;
            }
            passedOver = true;
            return true;
        }
    }
}
