package dev.signet.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            Metadata trailers = Objects.requireNonNullElseGet(
                    StatusProto.toStatusException(
                                    method.get().dialect().failures().status(e.failure()))
                            .getTrailers(),
                    Metadata::new);
            Status status = Status.fromCodeValue(e.failure().code().getNumber())
                    .withDescription(e.failure().message());
            e.failure().headers().forEach((name, value) -> trailers.put(key(name.toLowerCase(Locale.ROOT)), value));
            eventLoop.runOnContext(nothing -> close(status, trailers));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The response of %s cannot be written", method.get().fullName());
            eventLoop.runOnContext(nothing -> close(Status.INTERNAL, new Metadata()));
        }
    }

    private Message respond(RpcMethod method, byte[] bytes) {
        CallMetadata metadata = CallMetadata.read(this::first, clientIp, proof());
        Message request;
        try {
            request = method.requestParser().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            dispatcher.admit(method, method.request(), metadata);
            throw RpcFailure.of(
                            Code.INVALID_ARGUMENT,
                            "request.message.malformed",
                            "The bytes are not a "
                                    + method.descriptor().getInputType().getFullName() + ".")
                    .exception();
        }
        return dispatcher.call(method, request, metadata);
    }

    private @Nullable String first(String name) {
        Iterable<String> values = headers.getAll(key(name));
        return values == null ? null : values.iterator().next();
    }

    private ShownProof proof() {
        Iterable<String> proofs = headers.getAll(key("dpop"));
        List<String> all = new ArrayList<>();
        if (proofs != null) {
            proofs.forEach(all::add);
        }
        return new ShownProof(all, "POST", '/' + call.getMethodDescriptor().getFullMethodName());
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
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
