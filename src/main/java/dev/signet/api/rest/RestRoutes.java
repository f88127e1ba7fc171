package dev.signet.api.rest;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The routes of every bound rpc that has a {@code google.api.http} option. */
@Singleton
public final class RestRoutes {
    private final List<RestRoute> all;
    private final RouteTrie<RestRoute> trie = new RouteTrie<>();

    RestRoutes(RpcCatalog catalog) {
        this.all = RestMount.ALL.stream()
                .flatMap(mount -> catalog.methods().stream()
                        .filter(rpc ->
                                rpc.descriptor().getService().getFullName().equals(mount.service()))
                        .sorted(Comparator.comparingInt(rpc -> rpc.descriptor().getIndex()))
                        .flatMap(rpc -> routes(rpc, mount)))
                .toList();
        all.forEach(route -> trie.add(route.httpMethod(), route.template(), route));
    }

    /** All routes, by service and in the order of its proto. */
    public List<RestRoute> all() {
        return all;
    }

    /** The route of a request. */
    RouteTrie.Found<RestRoute> find(String httpMethod, List<String> path) {
        return trie.find(httpMethod, path);
    }

    private static Stream<RestRoute> routes(RpcMethod rpc, RestMount mount) {
        if (!rpc.descriptor().getOptions().hasExtension(AnnotationsProto.http)) {
            return Stream.empty();
        }
        HttpRule rule = rpc.descriptor().getOptions().getExtension(AnnotationsProto.http);
        return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
                .map(each -> route(rpc, mount, each));
    }

    private static RestRoute route(RpcMethod rpc, RestMount mount, HttpRule rule) {
        RestRoute route = RestRoute.of(rpc, mount, rule);
        if (!route.template().text().startsWith(mount.root() + "/")) {
            throw new IllegalArgumentException(
                    rpc.fullName() + " has the path " + route.template().text() + " outside of " + mount.root());
        }
        return route;
    }
}
