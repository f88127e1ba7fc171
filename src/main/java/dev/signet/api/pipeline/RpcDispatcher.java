package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import com.google.rpc.Code;
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
    private final IdempotentAnswers answers;
    private final MeterRegistry metrics;

    RpcDispatcher(RpcGate gate, RequestValidator validator, IdempotentAnswers answers, MeterRegistry metrics) {
        this.gate = gate;
        this.validator = validator;
        this.answers = answers;
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
                    return answers.answer(
                            method,
                            context,
                            request,
                            metadata,
                            () -> answering(method).handle(context, request));
                });
            });
        } catch (RpcException e) {
            return method.dialect()
                    .envelope(method.descriptor(), request, e.failure())
                    .orElseThrow(() -> e);
        }
    }

    /**
     * Processes a streaming call. It blocks, so it must run on a virtual thread.
     *
     * @throws RpcException for every failure, before the first response or between responses
     */
    public void stream(
            RpcMethod method, Incoming<Message> requests, Outgoing<Message> responses, CallMetadata metadata) {
        guarded(method, metadata, () -> {
            RpcContext context = gate.admit(method, method.request(), metadata);
            Incoming<Message> admitted =
                    new AdmittedIncoming(requests, validator, () -> gate.admitAgain(method, metadata));
            return context.named(metadata.correlationId()).during(() -> {
                streaming(method).handle(context, admitted, responses);
                return method.request();
            });
        });
    }

    /**
     * Processes a streaming call of the operator who runs a command of the program, and who may do everything.
     *
     * @param orgId the selected organization
     */
    public void streamForOperator(
            RpcMethod method, String orgId, Incoming<Message> requests, Outgoing<Message> responses) {
        streaming(method).handle(gate.operator(orgId), new AdmittedIncoming(requests, validator, () -> {}), responses);
    }

    private static RpcHandler<Message, Message> answering(RpcMethod method) {
        return switch (method.handler()) {
            case RpcHandler<Message, Message> handler -> handler;
            case StreamHandler<Message, Message> handler ->
                throw RpcFailure.of(
                                Code.UNIMPLEMENTED,
                                "request.call.streams",
                                "This call is answered with a stream, which this protocol does not offer; make it over"
                                        + " gRPC or REST.")
                        .exception();
        };
    }

    private static StreamHandler<Message, Message> streaming(RpcMethod method) {
        return switch (method.handler()) {
            case StreamHandler<Message, Message> handler -> handler;
            case RpcHandler<Message, Message> handler ->
                throw new IllegalStateException(method.fullName() + " has one response");
        };
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
            count(e.error());
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
