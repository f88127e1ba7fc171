package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares operations for a person with a long history to the same operations for a new person. They alternate, so that
 * other load on the machine affects both equally.
 */
@Command(
        name = "growth",
        description = "Compares a person with a long history, and an old refresh token, with fresh ones.",
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    /** The number of entries in one bulk call; each entry is one event. */
    private static final int BULK = 500;

    /** How often the first load of a long history, for which there is no snapshot yet, is measured. */
    private static final int FIRST_LOADS = 8;

    private static final int OLD = 0;
    private static final int FRESH = 1;

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--events",
            defaultValue = "100000",
            description = "Events of the person with a long history [${DEFAULT-VALUE}].")
    private int events;

    @Option(
            names = "--rotations",
            defaultValue = "10000",
            description = "Rotations of one refresh token [${DEFAULT-VALUE}].")
    private int rotations;

    @Option(
            names = "--samples",
            defaultValue = "200",
            description = "Times each thing is measured, of which the median is told [${DEFAULT-VALUE}].")
    private int samples;

    @Option(
            names = "--data-dir",
            description = "The server's data directory, if it uses the embedded database. First loads are then measured"
                    + " too, for which all snapshots are deleted.")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (Server server = options.server()) {
            Provider provider = new SignetSetup(server).provider(true);
            OidcCases cases = new OidcCases(server, provider, 1);
            CodeFlow flow = new CodeFlow(server, provider);
            String old = subject(cases.signedIn(OLD));
            String fresh = subject(cases.signedIn(FRESH));
            System.out.printf(Locale.ROOT, "| what | fresh (ms) | grown (ms) | ratio |%n| --- | ---: | ---: | ---: |%n");

            System.err.printf(Locale.ROOT, "Growing a person by %,d events ...%n", events);
            grow(server, old);
            compare("a change", () -> change(server, fresh), () -> change(server, old));
            if (data != null) {
                StoredSnapshots snapshots = new StoredSnapshots(data);
                compare(
                        "a change without a snapshot",
                        FIRST_LOADS,
                        snapshots::forget,
                        () -> change(server, fresh),
                        () -> change(server, old));
            }
            compare("a password sign-in", () -> cases.signedIn(FRESH), () -> cases.signedIn(OLD));

            System.err.printf(Locale.ROOT, "Rotating a refresh token %,d times ...%n", rotations);
            Rotation grown = new Rotation(flow, CodeFlow.field(cases.signedIn(2), "refresh_token"));
            rotate(grown);
            compare(
                    "a rotation",
                    new Rotation(flow, CodeFlow.field(cases.signedIn(3), "refresh_token")),
                    grown);
        }
        return 0;
    }

    /**
     * Sets metadata repeatedly and finally removes it, which gives a long history but the same small state as before.
     */
    private void grow(Server server, String user) throws InterruptedException {
        String path = "/management/v1/users/" + user + "/metadata/_bulk";
        for (int made = 0; made < events; made += BULK) {
            ObjectNode body = Server.object();
            ArrayNode entries = body.putArray("metadata");
            for (int key = 0; key < BULK; key++) {
                entries.addObject().put("key", "grown-" + key).put("value", encoded(Integer.toString(made + key)));
            }
            server.json(server.post(path, body));
        }
        ObjectNode keys = Server.object();
        ArrayNode names = keys.putArray("keys");
        for (int key = 0; key < BULK; key++) {
            names.add("grown-" + key);
        }
        server.json(server.delete(path, keys));
    }

    private static void change(Server server, String user) throws InterruptedException {
        String path = "/management/v1/users/" + user + "/metadata/changed";
        server.json(server.post(
                path, Server.object().put("value", encoded(Long.toString(System.nanoTime())))));
    }

    /** Rotates one token and tells what the first and the last rotations took, after as many as a warm-up. */
    private void rotate(Work rotation) throws IOException, InterruptedException {
        long[] took = new long[rotations];
        for (int i = -samples; i < rotations; i++) {
            long begin = System.nanoTime();
            rotation.run();
            if (i >= 0) {
                took[i] = System.nanoTime() - begin;
            }
        }
        int some = Math.min(samples, rotations);
        row(
                "the first and the last of these rotations",
                median(Arrays.copyOf(took, some)),
                median(Arrays.copyOfRange(took, rotations - some, rotations)));
    }

    private void compare(String what, Work fresh, Work grown) throws IOException, InterruptedException {
        compare(what, samples, () -> {}, fresh, grown);
    }

    private void compare(String what, int times, Work before, Work fresh, Work grown)
            throws IOException, InterruptedException {
        long[] ofFresh = new long[times];
        long[] ofGrown = new long[times];
        for (int i = -times / 4; i < times; i++) {
            before.run();
            long begin = System.nanoTime();
            fresh.run();
            long between = System.nanoTime();
            grown.run();
            if (i >= 0) {
                ofFresh[i] = between - begin;
                ofGrown[i] = System.nanoTime() - between;
            }
        }
        row(what, median(ofFresh), median(ofGrown));
    }

    private static void row(String what, double one, double other) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", what, one, other, other / one);
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static String subject(JsonNode tokens) throws IOException {
        String payload = CodeFlow.field(tokens, "id_token").split("\\.", -1)[1];
        return Server.parsed(Base64.getUrlDecoder().decode(payload)).path("sub").asText();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An operation that is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** Refreshes, always with the refresh token of the previous refresh. */
    private static final class Rotation implements Work {
        private final CodeFlow flow;
        private String token;

        Rotation(CodeFlow flow, String token) {
            this.flow = flow;
            this.token = token;
        }

        @Override
        public void run() throws IOException, InterruptedException {
            token = CodeFlow.field(flow.refreshed(token), "refresh_token");
        }
    }
}
