package dev.signet.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Creating, reading and changing single users. */
final class UserCases {
    private static final String USERS = "/management/v1/users/";
    private static final List<Integer> WRITERS = List.of(1, 8, 32);

    private final Server server;
    private final int connections;

    UserCases(Server server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /** Reads of users drawn at random. */
    LoadCase get(List<String> ids) {
        return LoadCase.of("get user", connections, server, (worker, turn) -> server.get(USERS + random(ids)));
    }

    /** Every request creates a person with a verified address and without a password. */
    LoadCase create() {
        // Names of earlier runs are taken.
        String run = "load-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
        AtomicInteger numbers = new AtomicInteger();
        return LoadCase.of("create user", connections, server, (worker, turn) -> {
            int number = numbers.incrementAndGet();
            SyntheticUser user = new SyntheticUser(number % SyntheticUser.MAX_NUMBER + 1);
            return server.post(USERS + "human", user.body(run + number));
        });
    }

    /**
     * Each request appends one event to the stream of one of these users.
     *
     * <p>No two workers ever change the same user, so no command has to be repeated because of a conflict.
     */
    List<LoadCase> append(List<String> ids) {
        List<LoadCase> cases = new ArrayList<>();
        for (int writers : WRITERS) {
            String name = "append, " + writers + (writers == 1 ? " writer" : " writers");
            cases.add(LoadCase.of(name, writers, server, (worker, turn) -> {
                long own = Math.max(1, ids.size() / writers);
                long index = (turn % own * writers + worker) % ids.size();
                return setMetadata(ids.get((int) index), turn);
            }));
        }
        return cases;
    }

    private HttpRequest setMetadata(String id, long turn) {
        // Setting the same value again would append no event.
        byte[] value = (turn + "-" + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        ObjectNode body = Server.object().put("value", Base64.getEncoder().encodeToString(value));
        return server.post(USERS + id + "/metadata/bench", body);
    }

    private static String random(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }
}
