package dev.signet.api.pipeline;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs each call on its own virtual thread; event loops only read and write. */
@Singleton
public final class RpcExecutor {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("rpc-", 0).factory());

    /** Starts the call. */
    public void execute(Runnable call) {
        threads.execute(call);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
