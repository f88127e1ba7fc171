package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out which seeded users the server has, a thousand at a time by their common prefix. */
final class SeededUsers {
    private static final int BLOCK = 1000;

    private final Server server;

    SeededUsers(Server server) {
        this.server = server;
    }

    /** The number of users with seeded names. */
    int count() throws InterruptedException {
        JsonNode answer = server.json(search(SyntheticUser.PREFIX, 1));
        return Math.toIntExact(Server.number(answer.path("details").get("totalResult")));
    }

    /** The ids, by number, of all users with numbers up to the given one. */
    SortedMap<Integer, String> upTo(int last) throws InterruptedException {
        SortedMap<Integer, String> found = new TreeMap<>();
        for (int block = 0; block <= last / BLOCK; block++) {
            collect(block, found);
        }
        return found.headMap(last + 1);
    }

    /**
     * The ids of all users with seeded names, in the order of their numbers.
     *
     * @throws BenchException if there are none
     */
    List<String> ids() throws InterruptedException {
        int total = count();
        if (total == 0) {
            throw new BenchException("no user is named " + SyntheticUser.PREFIX + "..: run seed first");
        }
        SortedMap<Integer, String> found = new TreeMap<>();
        for (int block = 0; block <= SyntheticUser.MAX_NUMBER / BLOCK && found.size() < total; block++) {
            collect(block, found);
        }
        return new ArrayList<>(found.values());
    }

    private void collect(int block, SortedMap<Integer, String> found) throws InterruptedException {
        String prefix = SyntheticUser.PREFIX + String.format(Locale.ROOT, "%03d", block);
        for (JsonNode user : server.json(search(prefix, BLOCK)).path("result")) {
            String name = user.path("userName").asText();
            if (name.matches(SyntheticUser.PREFIX + "\\d{6}")) {
                found.put(
                        Integer.valueOf(name.substring(SyntheticUser.PREFIX.length())),
                        user.path("id").asText());
            }
        }
    }

    private HttpRequest search(String prefix, int limit) {
        ObjectNode body = Server.object();
        body.putObject("query").put("limit", limit).put("asc", true);
        body.putArray("queries")
                .addObject()
                .putObject("userNameQuery")
                .put("userName", prefix)
                .put("method", "TEXT_QUERY_METHOD_STARTS_WITH");
        return server.post("/management/v1/users/_search", body);
    }
}
