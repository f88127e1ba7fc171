package dev.signet.api.grpc;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.Incoming;
import dev.signet.api.pipeline.Outgoing;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One streaming call: receives messages on the event loop, processes them on a virtual thread, and writes responses on
 * the event loop. At most {@value #MOST_RECEIVED} messages wait to be processed and {@value #MOST_UNREAD} responses to
 * be read.
 */
final class GrpcStreamCall extends ServerCall.Listener<byte[]> implements Incoming<Message>, Outgoing<Message> {
    private static final Logger LOG = Logger.getLogger(GrpcStreamCall.class);
    private static final int MOST_RECEIVED = 16;
    private static final int MOST_UNREAD = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ServerCall<byte[], byte[]> call;
    private final RpcMethod method;
    private final CallMetadata metadata;
    private final Context eventLoop;
    private final LinkedBlockingQueue<Part> received = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_UNREAD);
    // The following fields are used on the event loop only.
    private final ArrayDeque<byte[]> unsent = new ArrayDeque<>();
    private boolean begun;
    private boolean closed;
    private @Nullable GrpcEnd end;
    private volatile boolean gone;

    GrpcStreamCall(ServerCall<byte[], byte[]> call, Metadata headers, RpcMethod method) {
        this.call = call;
        this.method = method;
        this.eventLoop = Objects.requireNonNull(Vertx.currentContext(), "gRPC calls start on an event loop");
        this.metadata =
                GrpcMetadata.read(headers, call.getMethodDescriptor().getFullMethodName(), ClientAddress.of(eventLoop));
        call.request(MOST_RECEIVED);
    }

    /** Processes the call; runs on a virtual thread. */
    void answer(RpcDispatcher dispatcher) {
        GrpcEnd result;
        try {
            dispatcher.stream(method, this, this, metadata);
            result = GrpcEnd.of(Status.OK);
        } catch (RpcException e) {
            result = GrpcEnd.of(method, e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The response of %s cannot be written", method.fullName());
            result = GrpcEnd.of(Status.INTERNAL);
        }
        GrpcEnd last = result;
        eventLoop.runOnContext(nothing -> {
            end = last;
            flush();
        });
    }

    @Override
    public void onMessage(byte[] bytes) {
        received.add(new Part.Bytes(bytes));
    }

    @Override
    public void onHalfClose() {
        received.add(new Part.End());
    }

    @Override
    public void onCancel() {
        gone = true;
        closed = true;
        received.add(new Part.Gone());
        room.release(MOST_UNREAD);
    }

    @Override
    public void onReady() {
        flush();
    }

    @Override
    public Optional<Received<Message>> next() {
        return switch (take()) {
            case Part.Bytes(byte[] bytes) -> {
                eventLoop.runOnContext(nothing -> call.request(1));
                yield Optional.of(parsed(bytes));
            }
            case Part.End last -> {
                received.add(last);
                yield Optional.empty();
            }
            case Part.Gone _ -> throw cancelled();
        };
    }

    @Override
    public boolean isReady() {
        return !received.isEmpty();
    }

    @Override
    public void send(Message response) {
        byte[] bytes = response.toByteArray();
        try {
            if (!room.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw RpcFailure.of(Code.DEADLINE_EXCEEDED, "response.unread", "The caller does not read the response.")
                        .exception();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
        if (gone) {
            throw cancelled();
        }
        eventLoop.runOnContext(nothing -> {
            unsent.add(bytes);
            flush();
        });
    }

    private Received<Message> parsed(byte[] bytes) {
        try {
            return new Received.Request<>(GrpcEnd.parse(method, bytes));
        } catch (RpcException unreadable) {
            return new Received.Unreadable<>(unreadable.failure());
        }
    }

    private Part take() {
        try {
            Part part = received.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
            if (part == null) {
                throw RpcFailure.of(
                                Code.DEADLINE_EXCEEDED,
                                "request.body.silent",
                                "Nothing was received for " + LONGEST_WAIT.toSeconds() + " seconds.")
                        .exception();
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private static RpcException cancelled() {
        return RpcFailure.of(Code.CANCELLED, "request.cancelled", "The caller has ended the call.")
                .exception();
    }

    private void flush() {
        while (!closed && !unsent.isEmpty() && (!begun || call.isReady())) {
            if (!begun) {
                begun = true;
                call.sendHeaders(new Metadata());
            }
            call.sendMessage(unsent.remove());
            room.release();
        }
        if (!closed && unsent.isEmpty() && end != null) {
            closed = true;
            call.close(end.status(), end.trailers());
        }
    }

    private sealed interface Part {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Bytes(byte[] bytes) implements Part {}

        record End() implements Part {}

        record Gone() implements Part {}
    }
}
