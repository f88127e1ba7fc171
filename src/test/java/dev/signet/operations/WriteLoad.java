package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that create users one after the other while something fails. A client that is refused, or gets no response, tries
 * the same name again until it has been created, as a careful client does.
 */
final class WriteLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PAGE = 1_000;

    private final String prefix;
    private final AtomicInteger names = new AtomicInteger();
    /** Ids of the created users by name. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    /** Names that had been created by a request whose response did not say so. */
    private final Set<String> createdUnnoticed = ConcurrentHashMap.newKeySet();

    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final List<Thread> writers;
    private volatile boolean stopped;

    /**
     * A response that is no success.
     *
     * @param status HTTP status; 0 if the connection was lost
     * @param saysWhen whether the response says when to retry
     */
    record Refusal(int status, boolean saysWhen, Duration after, String body) {}

    /**
     * What has become of the changes.
     *
     * @param acknowledged the number of changes whose success was reported
     * @param found how many of them are in the database
     * @param lost how many are not
     * @param doubled how many names there are more than once
     */
    record Counts(int acknowledged, int found, int lost, int doubled) {}

    private WriteLoad(List<ServerProcess> servers, String prefix, int writers) {
        this.prefix = prefix;
        this.writers = IntStream.range(0, writers)
                .mapToObj(writer -> Thread.ofVirtual().unstarted(() -> write(servers.get(writer % servers.size()))))
                .toList();
    }

    /** Begins to write to the servers with this many clients. */
    static WriteLoad on(String prefix, int writers, ServerProcess... servers) {
        WriteLoad load = new WriteLoad(List.of(servers), prefix, writers);
        load.writers.forEach(Thread::start);
        return load;
    }

    /** Waits until this many more changes have been acknowledged. */
    void awaitMore(int changes, Duration limit) throws InterruptedException {
        int wanted = acknowledged.size() + changes;
        Instant deadline = Instant.now().plus(limit);
        while (acknowledged.size() < wanted) {
            assertThat(Instant.now())
                    .as("%d of %d changes after %s; last refusal %s", acknowledged.size(), wanted, limit, last())
                    .isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Ends the clients, each after its present name, and fails if one cannot end. */
    void finish() throws InterruptedException {
        stopped = true;
        for (Thread writer : writers) {
            assertThat(writer.join(Duration.ofMinutes(2))).as("a client ends").isTrue();
        }
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Looks for every name at a server, prints the counts, and fails if something was lost or doubled. */
    Counts verify(String fault, ServerProcess server) {
        Map<String, Integer> occurrences = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (int offset = 0; ; offset += PAGE) {
            JsonNode page = search(server, offset);
            page.path("result").forEach(user -> {
                occurrences.merge(user.path("userName").asText(), 1, Integer::sum);
                ids.add(user.path("id").asText());
            });
            if (page.path("result").size() < PAGE) {
                break;
            }
        }
        int found = (int) acknowledged.values().stream().filter(ids::contains).count();
        int doubled =
                (int) occurrences.values().stream().filter(many -> many > 1).count();
        Counts counts = new Counts(acknowledged.size(), found, acknowledged.size() - found, doubled);
        System.out.printf(
                "%s: acknowledged %d, found %d, lost %d, doubled %d; created unnoticed %d, refused meanwhile %d,"
                        + " slowest refusal %d ms%n",
                fault,
                counts.acknowledged(),
                counts.found(),
                counts.lost(),
                counts.doubled(),
                createdUnnoticed.size(),
                refusals.size(),
                slowestRefusal().toMillis());
        assertThat(counts.lost()).as("lost").isZero();
        assertThat(counts.doubled()).as("doubled").isZero();
        assertThat(occurrences.keySet()).containsAll(createdUnnoticed);
        return counts;
    }

    Duration slowestRefusal() {
        return refusals.stream().map(Refusal::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Fails unless every refusal was 503, said when to retry and took less than this. */
    void assertRefusedAsUnavailableWithin(Duration limit) {
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.status()).as(refusal.body()).isEqualTo(503);
            assertThat(refusal.saysWhen()).as("Retry-After").isTrue();
            assertThat(refusal.after()).isLessThan(limit);
        });
    }

    @Override
    public void close() {
        stopped = true;
        writers.forEach(Thread::interrupt);
    }

    private void write(ServerProcess server) {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            create(server, prefix + names.incrementAndGet());
        }
    }

    private void create(ServerProcess server, String name) {
        String body = "{\"userName\":\"" + name + "\",\"name\":\"" + name + "\"}";
        for (boolean again = false; !Thread.currentThread().isInterrupted(); again = true) {
            long begun = System.nanoTime();
            try {
                HttpResponse<String> answer = server.post("/management/v1/users/machine", body);
                if (answer.statusCode() == 200) {
                    acknowledged.put(
                            name, JSON.readTree(answer.body()).path("userId").asText());
                    return;
                }
                if (again && answer.statusCode() == 409) {
                    createdUnnoticed.add(name);
                    return;
                }
                refusals.add(new Refusal(
                        answer.statusCode(),
                        answer.headers().firstValue("Retry-After").isPresent(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        answer.body()));
            } catch (UncheckedIOException | IllegalStateException e) {
                refusals.add(new Refusal(0, false, Duration.ofNanos(System.nanoTime() - begun), String.valueOf(e)));
                if (stopped) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pause();
        }
    }

    private JsonNode search(ServerProcess server, int offset) {
        HttpResponse<String> answer = server.post(
                "/management/v1/users/_search",
                "{\"query\":{\"offset\":\"" + offset + "\",\"limit\":" + PAGE + ",\"asc\":true},"
                        + "\"queries\":[{\"userNameQuery\":{\"userName\":\"" + prefix
                        + "\",\"method\":\"TEXT_QUERY_METHOD_STARTS_WITH\"}}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String last() {
        return refusals.stream()
                .reduce((first, second) -> second)
                .map(Refusal::toString)
                .orElse("none");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
