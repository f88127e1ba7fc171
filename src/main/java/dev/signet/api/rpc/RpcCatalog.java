package dev.signet.api.rpc;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Every rpc the server answers.
 *
 * <p>It cannot be made, and so the server does not start, if an rpc of a service it touches has no handler or two, or
 * declares no access rule.
 */
@Singleton
public final class RpcCatalog {
    private static final Logger LOG = Logger.getLogger(RpcCatalog.class);

    private final Map<String, RpcMethod> methods;

    RpcCatalog(@All List<RpcModule> modules, ApiConfig config) {
        CatalogBuilder builder = new CatalogBuilder();
        modules.forEach(module -> module.bind(builder));
        List<String> unbound =
                builder.unbound().stream().map(name -> name + " has no handler").toList();
        List<String> faults = Stream.concat(
                        builder.faults().stream(), config.allowUnbound() ? Stream.of() : unbound.stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    faults.stream().collect(Collectors.joining("\n  ", "The API cannot be served:\n  ", "")));
        }
        unbound.forEach(LOG::warn);
        this.methods = Map.copyOf(builder.methods());
    }

    /** The rpc of a full name such as {@code zitadel.management.v1.ManagementService/GetUserByID}. */
    public Optional<RpcMethod> find(String fullName) {
        return Optional.ofNullable(methods.get(fullName));
    }

    /** All of them, in no order. */
    public Collection<RpcMethod> methods() {
        return methods.values();
    }
}
