package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.Incoming;
import dev.signet.api.pipeline.RpcDispatcher;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.jboss.logging.Logger;

/** Answers streaming REST requests through the rpc pipeline, as lines of JSON; runs on virtual threads. */
@Singleton
final class RestStreams {
    private static final Logger LOG = Logger.getLogger(RestStreams.class);

    private final Provider<RpcDispatcher> dispatcher;

    RestStreams(Provider<RpcDispatcher> dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Answers a call whose body is a stream of requests. */
    void answer(RestCalls.Call call, InputStream body, LineWriter writer) {
        answer(
                call,
                writer,
                () -> new LineReader(
                        call.encoding().unpacking(body), line -> call.route().read(call.path(), call.query(), line)));
    }

    /** Answers a call whose body is one request. */
    void answer(RestCalls.Call call, byte[] body, LineWriter writer) {
        answer(
                call,
                writer,
                () -> new OnlyRequest(call.route()
                        .read(call.path(), call.query(), call.encoding().unpack(body))));
    }

    private void answer(RestCalls.Call call, LineWriter writer, Requests requests) {
        CallMetadata metadata = CallMetadata.read(call.headers()::get, call.clientIp(), call.proof());
        try {
            dispatcher.get().stream(call.route().rpc(), read(call, requests, metadata), writer, metadata);
            writer.end();
        } catch (RpcException e) {
            writer.fail(e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The response of %s cannot be written as JSON [%s]",
                    call.route().rpc().fullName(),
                    metadata.correlationId());
            writer.fail(RpcFailure.internal(metadata.correlationId()));
        }
    }

    // Whatever else is wrong with the request, an anonymous caller first gets the error about the missing token.
    private Incoming<Message> read(RestCalls.Call call, Requests requests, CallMetadata metadata) {
        try {
            return requests.open();
        } catch (RpcException unreadable) {
            dispatcher.get().admit(call.route().rpc(), call.route().readPath(call.path()), metadata);
            throw unreadable;
        }
    }

    @FunctionalInterface
    private interface Requests {
        Incoming<Message> open();
    }
}
