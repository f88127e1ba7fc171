package dev.signet.eventstore;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells this node's asynchronous consumers that the log has grown. Other nodes learn it by NOTIFY, sent in batches
 * outside the append's transaction because PostgreSQL serialises the commits of notifying transactions.
 */
@Singleton
public final class AppendSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Calls this after every commit; it must return at once. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Called once the append is committed. */
    public void appended() {
        listeners.forEach(Runnable::run);
    }
}
