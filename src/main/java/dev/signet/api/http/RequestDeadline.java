package dev.signet.api.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client starts something but does not finish it: a TLS handshake, the preface of HTTP/2, or
 * the head of a request. However slowly the bytes arrive, the head of a request must be complete within {@link #LIMIT}
 * after the connection was opened or, for further requests, after their first bytes arrived.
 *
 * <p>It does not apply to a connection that waits for the client's next request, which the server's idle timeout
 * closes, nor to HTTP/2 after its first request, where bytes that belong to no request are normal.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    static final Duration LIMIT = Duration.ofSeconds(15);

    private @Nullable ScheduledFuture<?> pending;
    private long requests;
    // Atomic, because responses may end on any thread.
    private final AtomicInteger unanswered = new AtomicInteger();
    private boolean multiplexed;

    /** The deadline of a connection, if it has one. */
    static Optional<RequestDeadline> of(Channel channel) {
        return Optional.ofNullable(channel.pipeline().get(RequestDeadline.class));
    }

    /** Records that a request has arrived; called on the event loop of the connection. */
    void requestCame(boolean http2) {
        requests++;
        unanswered.incrementAndGet();
        multiplexed |= http2;
        cancel();
    }

    /** Records that a request was answered or aborted; called on any thread. */
    void requestLeft() {
        unanswered.decrementAndGet();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        schedule(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long before = requests;
        context.fireChannelRead(message);
        if (requests == before && unanswered.get() == 0 && !multiplexed && pending == null) {
            schedule(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void schedule(ChannelHandlerContext context) {
        pending = context.executor().schedule(() -> end(context), LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static void end(ChannelHandlerContext context) {
        ChannelFuture _ = context.close();
    }

    private void cancel() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
