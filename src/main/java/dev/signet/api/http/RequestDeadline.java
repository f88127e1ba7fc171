package dev.signet.api.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client begins something and does not finish it: a TLS handshake, the preface of HTTP/2, or the
 * head of a request. However slowly bytes drip in, {@link #LIMIT} after the first of them the request must have come.
 *
 * <p>A connection that waits for the next request of a client is none of its business: the idle timeout of the server ends
 * those. Nor is HTTP/2 after its first request, where bytes that belong to no request are usual.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    static final Duration LIMIT = Duration.ofSeconds(15);

    private @Nullable ScheduledFuture<?> pending;
    private long requests;
    private int unanswered;
    private boolean multiplexed;

    /** The deadline of a connection, if it has one. */
    static Optional<RequestDeadline> of(Channel channel) {
        return Optional.ofNullable(channel.pipeline().get(RequestDeadline.class));
    }

    /** A request has come; called on the event loop of the connection, as everything here. */
    void requestCame(boolean http2) {
        requests++;
        unanswered++;
        multiplexed |= http2;
        cancel();
    }

    /** A request has been answered or given up. */
    void requestLeft() {
        unanswered--;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        schedule(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long before = requests;
        context.fireChannelRead(message);
        if (requests == before && unanswered == 0 && !multiplexed && pending == null) {
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
