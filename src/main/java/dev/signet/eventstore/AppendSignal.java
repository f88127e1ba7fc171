package dev.signet.eventstore;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells this node's asynchronous consumers that events were appended. Other nodes are told by the PostgreSQL command
 * NOTIFY. It is sent in batches and not within the appending transaction, because PostgreSQL commits transactions that
 * contain a NOTIFY only one after another.
 */
@Singleton
public final class AppendSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Registers a listener that is called after every commit; it must return immediately. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls the listeners; to be called after the commit of an append. */
    public void appended() {
        listeners.forEach(Runnable::run);
    }
}
