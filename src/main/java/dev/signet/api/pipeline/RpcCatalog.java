package dev.signet.api.pipeline;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All rpcs that the server answers.
 *
 * <p>Its creation fails, and so the server does not start, if an rpc of a dialect's service has no handler, more than
 * one, or no access rule.
 */
@Singleton
public final class RpcCatalog {
    private final Map<String, RpcMethod> methods;

    RpcCatalog(@All List<RpcModule> modules, Dialects dialects) {
        CatalogBuilder builder = new CatalogBuilder(dialects);
        modules.forEach(module -> module.bind(builder));
        List<String> faults = builder.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    faults.stream().collect(Collectors.joining("\n  ", "The API cannot be served:\n  ", "")));
        }
        this.methods = Map.copyOf(builder.methods());
    }

    /** The rpc with a full name such as {@code zitadel.management.v1.ManagementService/GetUserByID}. */
    public Optional<RpcMethod> find(String fullName) {
        return Optional.ofNullable(methods.get(fullName));
    }

    /** All rpcs, in no particular order. */
    public Collection<RpcMethod> methods() {
        return methods.values();
    }
}
