package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.kernel.DomainException;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The one way to a handler, for gRPC and REST alike: gate, validation, handler, error mapping.
 *
 * <p>The gate comes before validation, so that anonymous callers learn nothing about requests.
 */
@Singleton
public final class RpcDispatcher {
    private static final Logger LOG = Logger.getLogger(RpcDispatcher.class);

    private final RpcGate gate;
    private final RequestValidator validator;

    RpcDispatcher(RpcGate gate, RequestValidator validator) {
        this.gate = gate;
        this.validator = validator;
    }

    /**
     * Answers a call; blocks, so it is called on a virtual thread.
     *
     * @return what the handler answers, or what tells of a failure in a dialect whose answers have a place for it
     * @throws RpcException for every other failure, unexpected ones included
     */
    public Message call(RpcMethod method, Message request, CallMetadata metadata) {
        try {
            return guarded(method, metadata, () -> {
                RpcContext context = gate.admit(method, request, metadata);
                validator.check(request);
                return method.handler().handle(context, request);
            });
        } catch (RpcException e) {
            return method.dialect()
                    .envelope(method.descriptor(), request, e.failure())
                    .orElseThrow(() -> e);
        }
    }

    /**
     * Runs the gate alone, for a request that cannot be read as a whole: an anonymous caller hears of the missing token,
     * not of the request.
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

    private static Message guarded(RpcMethod method, CallMetadata metadata, Call call) {
        try {
            return call.run();
        } catch (DomainException e) {
            throw RpcFailure.of(e.error()).exception();
        } catch (RpcException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "%s failed [%s]", method.fullName(), metadata.correlationId());
            throw RpcFailure.internal(metadata.correlationId()).exception();
        }
    }

    @FunctionalInterface
    private interface Call {
        Message run();
    }
}
