package dev.signet.api.grpc;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One unary call: receives the message on the event loop, processes it on a virtual thread, and writes the response on
 * the event loop.
 */
final class GrpcCall extends ServerCall.Listener<byte[]> {
    private static final Logger LOG = Logger.getLogger(GrpcCall.class);

    private final ServerCall<byte[], byte[]> call;
    private final Metadata headers;
    private final @Nullable String clientIp;
    private final RpcCatalog catalog;
    private final RpcDispatcher dispatcher;
    private final RpcExecutor executor;
    private final Context eventLoop;
    private byte @Nullable [] message;
    private boolean closed;

    GrpcCall(
            ServerCall<byte[], byte[]> call,
            Metadata headers,
            RpcCatalog catalog,
            RpcDispatcher dispatcher,
            RpcExecutor executor) {
        this.call = call;
        this.headers = headers;
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.executor = executor;
        this.eventLoop = Objects.requireNonNull(Vertx.currentContext(), "gRPC calls start on an event loop");
        this.clientIp = ClientAddress.of(eventLoop);
        // Requests two messages, so that a second message is noticed and refused.
        call.request(2);
    }

    @Override
    public void onMessage(byte[] bytes) {
        if (message != null) {
            close(Status.INTERNAL.withDescription("More than one message in a unary call"), new Metadata());
        }
        message = bytes;
    }

    @Override
    public void onHalfClose() {
        byte[] bytes = message;
        if (bytes == null) {
            close(Status.INTERNAL.withDescription("No message in a unary call"), new Metadata());
        } else if (!closed) {
            executor.execute(() -> answer(bytes));
        }
    }

    @Override
    public void onCancel() {
        closed = true;
    }

    private void answer(byte[] bytes) {
        Optional<RpcMethod> method = catalog.find(call.getMethodDescriptor().getFullMethodName());
        if (method.isEmpty()) {
            Status missing = Status.UNIMPLEMENTED.withDescription(
                    call.getMethodDescriptor().getFullMethodName() + " is not available on this server.");
            eventLoop.runOnContext(nothing -> close(missing, new Metadata()));
            return;
        }
        try {
            byte[] response = respond(method.get(), bytes).toByteArray();
            eventLoop.runOnContext(nothing -> send(response));
        } catch (RpcException e) {
            GrpcEnd end = GrpcEnd.of(method.get(), e.failure());
            eventLoop.runOnContext(nothing -> close(end.status(), end.trailers()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The response of %s cannot be written", method.get().fullName());
            eventLoop.runOnContext(nothing -> close(Status.INTERNAL, new Metadata()));
        }
    }

    private Message respond(RpcMethod method, byte[] bytes) {
        CallMetadata metadata =
                GrpcMetadata.read(headers, call.getMethodDescriptor().getFullMethodName(), clientIp);
        Message request;
        try {
            request = GrpcEnd.parse(method, bytes);
        } catch (RpcException malformed) {
            dispatcher.admit(method, method.request(), metadata);
            throw malformed;
        }
        return dispatcher.call(method, request, metadata);
    }

    private void send(byte[] response) {
        if (!closed) {
            call.sendHeaders(new Metadata());
            call.sendMessage(response);
            close(Status.OK, new Metadata());
        }
    }

    private void close(Status status, Metadata trailers) {
        if (!closed) {
            closed = true;
            call.close(status, trailers);
        }
    }
}
