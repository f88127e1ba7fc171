package dev.signet.api.pipeline;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Creates the catalog at start, so that the server does not start if it is invalid, and compiles the validation rules
 * in the background, so that the first calls do not have to wait for this.
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
                LOG.errorf(e, "The validation rules of %s cannot be compiled", method.fullName());
            }
        }
    }
}
