package dev.signet.api.rest;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.DialectService;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of every bound rpc that has a {@code google.api.http} option, and of the rpcs that the published API has in
 * addition.
 */
@Singleton
public final class RestRoutes {
    private final List<RestRoute> all;
    private final RouteTrie<Routed> trie = new RouteTrie<>();

    RestRoutes(Dialects dialects, RpcCatalog catalog) {
        this.all = dialects.all().stream()
                .flatMap(dialect -> routes(dialect, catalog))
                .toList();
        all.forEach(route -> trie.add(route.httpMethod(), route.template(), route));
        dialects.all().forEach(dialect -> addMissing(dialect, catalog));
    }

    /** All routes of bound rpcs, ordered by dialect, by service, and within a service as in the proto. */
    public List<RestRoute> all() {
        return all;
    }

    /** The route of a request. */
    RouteTrie.Found<Routed> find(String httpMethod, List<String> path) {
        return trie.find(httpMethod, path);
    }

    private void addMissing(Dialect dialect, RpcCatalog catalog) {
        RestDialect rest = RestDialect.of(dialect);
        dialect.knownRpcs().stream()
                .filter(rpc -> catalog.find(rpc.fullName()).isEmpty())
                .forEach(
                        rpc -> trie.add(rpc.httpMethod(), PathTemplate.parse(rpc.path()), new MissingRoute(rpc, rest)));
    }

    private static Stream<RestRoute> routes(Dialect dialect, RpcCatalog catalog) {
        RestDialect rest = RestDialect.of(dialect);
        return dialect.services().stream()
                .flatMap(service -> catalog.methods().stream()
                        .filter(rpc ->
                                rpc.descriptor().getService().getFullName().equals(service.name()))
                        .sorted(Comparator.comparingInt(rpc -> rpc.descriptor().getIndex()))
                        .flatMap(rpc -> routes(rpc, service, rest)));
    }

    private static Stream<RestRoute> routes(RpcMethod rpc, DialectService service, RestDialect rest) {
        if (!rpc.descriptor().getOptions().hasExtension(AnnotationsProto.http)) {
            return Stream.empty();
        }
        HttpRule rule = rpc.descriptor().getOptions().getExtension(AnnotationsProto.http);
        return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
                .map(each -> route(rpc, service, rest, each));
    }

    private static RestRoute route(RpcMethod rpc, DialectService service, RestDialect rest, HttpRule rule) {
        RestRoute route = RestRoute.of(rpc, service.prefix(), rest, rule);
        List<String> roots = rpc.dialect().roots();
        if (roots.stream().noneMatch(root -> route.template().text().startsWith(root + "/"))) {
            throw new IllegalArgumentException(
                    rpc.fullName() + " has the path " + route.template().text() + " outside of " + roots);
        }
        return route;
    }
}
