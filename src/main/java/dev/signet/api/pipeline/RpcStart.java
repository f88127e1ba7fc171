package dev.signet.api.pipeline;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Creates the catalog at start, so that an invalid one stops the start, and compiles validation rules in the
 * background.
 */
@Singleton
final class RpcStart {
    private static final Logger LOG = Logger.getLogger(RpcStart.class);

    private final RpcCatalog catalog;
    private final RequestValidator validator;
    private final RpcExecutor executor;

    RpcStart(RpcCatalog catalog, RequestValidator validator, RpcExecutor executor) {
        this.catalog = catalog;
        this.validator = validator;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        executor.execute(this::prepareValidation);
    }

    private void prepareValidation() {
        for (RpcMethod method : catalog.methods()) {
            try {
                validator.prepare(method.request());
            } catch (RuntimeException e) {
                LOG.errorf(e, "the rules of %s cannot be compiled", method.fullName());
            }
        }
    }
}
