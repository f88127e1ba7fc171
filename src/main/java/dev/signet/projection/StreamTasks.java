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
 * The streams that a consumer is busy with, several at a time and each on its own, for consumers that wait for others.
 *
 * <p>What takes longer than a moment is parked while it goes on, so that the consumer can move past it: were the node to
 * die, another would begin it again.
 */
final class StreamTasks {
    /** How long a batch is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** When somebody begins again what this node does not end; longer than any task takes. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** How long a stream waits for which there is no room. */
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

    /** Whether the stream is worked on; what is passed over now is then handled afterwards. */
    boolean passOver(StreamId stream) {
        Task task = underWay.get(stream);
        return task != null && task.passOver();
    }

    /** Until when a batch is waited for that begins now, in the terms of {@link System#nanoTime}. */
    static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /** Begins with a stream from an event on; answers the task, or nothing if there is no room for it in time. */
    @Nullable
    Task begin(StreamId stream, long position, long deadline, Work work) throws InterruptedException {
        if (!room.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            parked.hold(consumer, stream, position, NO_ROOM);
            return null;
        }
        return started(new Task(stream, position, false), work);
    }

    /** Begins with a stream that is parked, unless it has to wait for its turn. */
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

    /** Waits for tasks; those that go on are parked. Whether any stream is parked then. Fails if one could not be. */
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

    /** Handles events of one stream in order. */
    @FunctionalInterface
    interface Work {
        /** Whether all of them were handled; otherwise the stream has been parked. */
        boolean isDone();
    }

    /** Work on one stream. */
    final class Task {
        private final StreamId stream;
        private final long position;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable RuntimeException failure;
        /** All of it was handled before anybody had to park it. */
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
                // Only now may somebody begin with it again.
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
