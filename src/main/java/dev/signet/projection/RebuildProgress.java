package dev.signet.projection;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far a rebuild is; read while it runs. */
public final class RebuildProgress {
    private final String view;
    private final AtomicLong processed = new AtomicLong();
    private volatile long total;
    private volatile State state = State.RUNNING;
    private volatile @Nullable String failure;

    RebuildProgress(String view) {
        this.view = view;
    }

    /** Where a rebuild stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    public String view() {
        return view;
    }

    /** Events replayed so far. */
    public long processed() {
        return processed.get();
    }

    /** Events that were in the log when it began; more may follow. */
    public long total() {
        return total;
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

    void processed(int events) {
        processed.addAndGet(events);
    }

    void done() {
        state = State.DONE;
    }

    void failed(String reason) {
        failure = reason;
        state = State.FAILED;
    }
}
