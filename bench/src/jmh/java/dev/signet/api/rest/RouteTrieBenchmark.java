package dev.signet.api.rest;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finds the route of a request among paths like those of the API. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteTrieBenchmark {
    private final RouteTrie<String> routes = routes();
    private List<String> variable = List.of("management", "v1", "users", "289374982374982374", "metadata", "bench");
    private List<String> literal = List.of("management", "v1", "users", "_search");

    @Benchmark
    public Object path_with_variables() {
        return routes.find("POST", variable);
    }

    @Benchmark
    public Object literal_path() {
        return routes.find("POST", literal);
    }

    private static RouteTrie<String> routes() {
        RouteTrie<String> routes = new RouteTrie<>();
        for (String service : List.of("management", "auth", "admin")) {
            for (String resource : List.of("users", "projects", "orgs", "policies", "idps", "actions", "flows")) {
                String base = "/" + service + "/v1/" + resource;
                routes.add("POST", PathTemplate.parse(base), base);
                routes.add("POST", PathTemplate.parse(base + "/_search"), base);
                routes.add("GET", PathTemplate.parse(base + "/{id}"), base);
                routes.add("DELETE", PathTemplate.parse(base + "/{id}"), base);
                routes.add("POST", PathTemplate.parse(base + "/{id}/_deactivate"), base);
                routes.add("POST", PathTemplate.parse(base + "/{id}/metadata/_search"), base);
                routes.add("POST", PathTemplate.parse(base + "/{id}/metadata/{key}"), base);
                routes.add("GET", PathTemplate.parse(base + "/{id}/metadata/{key}"), base);
            }
        }
        return routes;
    }
}
