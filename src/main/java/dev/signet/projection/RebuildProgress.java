package dev.signet.projection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The progress of a rebuild, which can be read while the rebuild runs. */
public final class RebuildProgress {
    private final String id;
    private final String view;
    private final Instant startedAt = Instant.now();
    private final AtomicLong processed = new AtomicLong();
    private volatile long total;
    private volatile State state = State.RUNNING;
    private volatile @Nullable String failure;
    private volatile @Nullable Instant finishedAt;

    RebuildProgress(String id, String view) {
        this.id = id;
        this.view = view;
    }

    /** The state of a rebuild. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Returns the id of this rebuild. */
    public String id() {
        return id;
    }

    public String view() {
        return view;
    }

    /**
     * Returns the number of events replayed so far. It includes those that an earlier, interrupted rebuild replayed.
     */
    public long processed() {
        return processed.get();
    }

    /** Returns the number of events in the log when the rebuild began; more may have been appended since. */
    public long total() {
        return total;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Returns when the rebuild ended, or null while it runs. */
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public State state() {
        return state;
    }

    /** Returns why the rebuild failed, or null. */
    public @Nullable String failure() {
        return failure;
    }

    boolean running() {
        return state == State.RUNNING;
    }

    void total(long events) {
        total = events;
    }

    void processed(long events) {
        processed.addAndGet(events);
    }

    void done() {
        finishedAt = Instant.now();
        state = State.DONE;
    }

    void failed(String reason) {
        failure = reason;
        finishedAt = Instant.now();
        state = State.FAILED;
    }
}
