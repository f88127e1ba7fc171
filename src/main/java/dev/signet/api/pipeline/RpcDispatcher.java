package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.access.ProofRefused;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The only path to a handler, for gRPC and REST alike: gate, validation, handler, error mapping.
 *
 * <p>The gate comes before validation, so that anonymous callers do not learn which requests are valid.
 */
@Singleton
public final class RpcDispatcher {
    private static final Logger LOG = Logger.getLogger(RpcDispatcher.class);

    private final RpcGate gate;
    private final RequestValidator validator;
    private final MeterRegistry metrics;

    RpcDispatcher(RpcGate gate, RequestValidator validator, MeterRegistry metrics) {
        this.gate = gate;
        this.validator = validator;
        this.metrics = metrics;
    }

    /**
     * Processes a call. It blocks, so it must run on a virtual thread.
     *
     * @return the handler's response, or a response that reports a failure if the dialect's responses have a place for
     *     it
     * @throws RpcException for every other failure, including unexpected ones
     */
    public Message call(RpcMethod method, Message request, CallMetadata metadata) {
        try {
            return guarded(method, metadata, () -> {
                RpcContext context = gate.admit(method, request, metadata);
                return context.named(metadata.correlationId()).during(() -> {
                    validator.check(request);
                    return method.handler().handle(context, request);
                });
            });
        } catch (RpcException e) {
            return method.dialect()
                    .envelope(method.descriptor(), request, e.failure())
                    .orElseThrow(() -> e);
        }
    }

    /**
     * Runs only the gate, for a request that cannot be read completely: an anonymous caller gets the error about the
     * missing token and not one about the request.
     *
     * @param part what could be read of the request
     * @throws RpcException if the caller is refused
     */
    public void admit(RpcMethod method, Message part, CallMetadata metadata) {
        guarded(method, metadata, () -> {
            gate.admit(method, part, metadata);
            return part;
        });
    }

    private Message guarded(RpcMethod method, CallMetadata metadata, Call call) {
        try {
            return call.run();
        } catch (DomainException e) {
            count(e.error());
            throw RpcFailure.of(e.error()).exception();
        } catch (ProofRefused e) {
            throw RpcFailure.of(e.error()).withHeaders(e.headers()).exception();
        } catch (RpcException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "%s failed [%s]", method.fullName(), metadata.correlationId());
            throw RpcFailure.internal(metadata.correlationId()).exception();
        }
    }

    // The reasons are codes of errors that the code declares, so there is a small number of them.
    private void count(DomainError refusal) {
        boolean atTheGate = refusal.kind() == DomainError.Kind.UNAUTHENTICATED
                || refusal.kind() == DomainError.Kind.PERMISSION_DENIED;
        if (atTheGate) {
            metrics.counter("signet.gate.refusals", "gate", "api", "reason", refusal.code())
                    .increment();
        }
    }

    @FunctionalInterface
    private interface Call {
        Message run();
    }
}
