package dev.signet.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * Searches for the family name of a seeded person, drawn at random for each request, with a page of 20 and the total.
 *
 * <p>Among 100,000 users a whole name matches about four, and five letters of it between ten and some hundreds.
 */
final class SearchCases {
    private static final int CLIENTS = 4;
    private static final int PAGE = 20;
    private static final int PART = 5;

    private final Server server;
    private final int users;

    /**
     * @param users the number of seeded users
     */
    SearchCases(Server server, int users) {
        this.server = server;
        this.users = users;
    }

    /** The eight text methods, and a contains search that matches one in 64 users. */
    List<LoadCase> all() {
        List<LoadCase> cases = new ArrayList<>();
        add(cases, "EQUALS", name -> name);
        add(cases, "STARTS_WITH", name -> name.substring(0, PART));
        add(cases, "CONTAINS", name -> name.substring(1, 1 + PART));
        add(cases, "ENDS_WITH", name -> name.substring(name.length() - PART));
        cases.add(LoadCase.of("search contains, 1 of 64 users fits", CLIENTS, server, (worker, turn) -> {
            ObjectNode query = Server.object();
            query.putObject("displayNameQuery")
                    .put("displayName", anyone().firstName() + " ")
                    .put("method", "TEXT_QUERY_METHOD_CONTAINS");
            return server.post("/management/v1/users/_search", page(query));
        }));
        return cases;
    }

    private void add(List<LoadCase> cases, String method, UnaryOperator<String> part) {
        cases.add(lastName(method, part));
        cases.add(lastName(method + "_IGNORE_CASE", name -> part.apply(name).toUpperCase(Locale.ROOT)));
    }

    private LoadCase lastName(String method, UnaryOperator<String> part) {
        String name = "search " + method.toLowerCase(Locale.ROOT).replace('_', ' ');
        return LoadCase.of(name, CLIENTS, server, (worker, turn) -> {
            ObjectNode query = Server.object();
            query.putObject("lastNameQuery")
                    .put("lastName", part.apply(anyone().lastName()))
                    .put("method", "TEXT_QUERY_METHOD_" + method);
            return server.post("/management/v1/users/_search", page(query));
        });
    }

    private static ObjectNode page(ObjectNode query) {
        ObjectNode body = Server.object();
        body.putObject("query").put("limit", PAGE).put("asc", true);
        body.putArray("queries").add(query);
        return body;
    }

    private SyntheticUser anyone() {
        return new SyntheticUser(1 + ThreadLocalRandom.current().nextInt(users));
    }
}
