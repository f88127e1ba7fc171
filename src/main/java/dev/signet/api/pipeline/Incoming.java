package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import java.util.Optional;

/**
 * The requests of a streaming call, in the order in which the caller sends them. Only a small part of them is in memory
 * at any time: the caller is not asked for more before earlier requests were taken.
 *
 * @param <I> request message
 */
public interface Incoming<I extends Message> {

    /**
     * Waits for the next request and takes it.
     *
     * @return empty after the last request
     * @throws RpcException if the caller has gone, sends nothing for too long, or may no longer make the call
     */
    Optional<Received<I>> next();

    /**
     * Takes the only request of a call that has one request.
     *
     * @throws RpcException if there is none, or if it cannot be read
     */
    default I only() {
        return switch (next().orElseThrow(
                        () -> RpcFailure.of(Code.INVALID_ARGUMENT, "request.missing", "The call has no request.")
                                .exception())) {
            case Received.Request<I>(I message) -> message;
            case Received.Unreadable<I>(RpcFailure failure) -> throw failure.exception();
        };
    }

    /** Tells whether {@link #next} has something to return without waiting for the caller. */
    boolean isReady();

    /** A request, or the reason why it cannot be read. One that cannot be read does not end the call. */
    sealed interface Received<I extends Message> {
        record Request<I extends Message>(I message) implements Received<I> {}

        record Unreadable<I extends Message>(RpcFailure failure) implements Received<I> {}
    }
}
