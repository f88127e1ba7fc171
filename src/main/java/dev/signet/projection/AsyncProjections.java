package dev.signet.projection;

import dev.signet.eventstore.AppendSignal;
import dev.signet.eventstore.EventLog;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.Task;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Starts a runner for every asynchronous consumer, and wakes the runners when this node has appended events. */
@Singleton
public final class AsyncProjections {
    private final List<AsyncRunner> runners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AppendSignal signal;
    private final List<String> names;

    public AsyncProjections(
            @All List<AsyncProjection> all,
            Ids ids,
            EventLog log,
            Fence fence,
            Checkpoints checkpoints,
            ParkedStreams parked,
            AppendSignal signal) {
        List<AsyncProjection> consumers =
                all.stream().filter(AsyncProjection::isOn).toList();
        this.signal = signal;
        this.names = consumers.stream().map(AsyncProjection::name).toList();
        String node = ids.next();
        for (AsyncProjection consumer : consumers) {
            runners.add(new AsyncRunner(consumer, node, log, fence, checkpoints, parked));
        }
    }

    /** Fails with NOT_FOUND unless there is a consumer with this name. */
    public void requireKnown(String consumer) {
        if (!names.contains(consumer)) {
            throw DomainError.notFound("consumer.not_found", "There is no asynchronous consumer " + consumer + ".")
                    .about("consumer")
                    .exception();
        }
    }

    /** Makes every consumer on this node look for new events immediately. */
    public void wakeAll() {
        runners.forEach(AsyncRunner::wake);
    }

    void start(@Observes StartupEvent event) {
        if (!Task.isServing()) {
            return;
        }
        for (AsyncRunner runner : runners) {
            signal.listen(runner::wake);
            threads.add(Thread.ofVirtual().start(runner));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        runners.forEach(AsyncRunner::stop);
        for (Thread thread : threads) {
            thread.join(2_000);
        }
    }
}
