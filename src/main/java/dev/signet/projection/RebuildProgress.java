package dev.signet.projection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far a rebuild is; read while it runs. */
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

    /** Where a rebuild stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Names this rebuild. */
    public String id() {
        return id;
    }

    public String view() {
        return view;
    }

    /** Events replayed so far, those before an interruption included. */
    public long processed() {
        return processed.get();
    }

    /** Events that were in the log when it began; more may follow. */
    public long total() {
        return total;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** When it ended, or null while it runs. */
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public State state() {
        return state;
    }

    /** Why it failed, or null. */
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
