package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** Rebuilds a view from the event log and reports how many events per second were applied. */
final class Rebuild {
    private static final Duration POLL_EVERY = Duration.ofMillis(200);

    private final Server server;
    private final String view;
    private final Duration timeout;

    Rebuild(Server server, String view, Duration timeout) {
        this.server = server;
        this.view = view;
        this.timeout = timeout;
    }

    /** @throws BenchException if the rebuild fails or does not end in time */
    String run() throws InterruptedException {
        String path = "/signet/admin/v1/views/" + view;
        long start = System.nanoTime();
        String operation = server.json(server.post(path + "/_rebuild", Server.object()))
                .path("operationId")
                .asText();
        while (System.nanoTime() - start < timeout.toNanos()) {
            JsonNode progress = server.json(server.get(path + "/rebuild"));
            boolean own = progress.path("operationId").asText().equals(operation);
            String state = progress.path("state").asText();
            if (own && state.endsWith("_FAILED")) {
                throw new BenchException(
                        "the rebuild failed: " + progress.path("error").asText());
            }
            if (own && state.endsWith("_DONE")) {
                double seconds = (System.nanoTime() - start) / 1e9;
                long events = Server.number(progress.get("eventsProcessed"));
                return String.format(
                        Locale.ROOT, "%,d events in %.1f s, %,.0f events/s", events, seconds, events / seconds);
            }
            Thread.sleep(POLL_EVERY);
        }
        throw new BenchException("the rebuild of " + view + " did not end within " + timeout);
    }
}
