package dev.signet.api.connect;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.UnreadBody;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * One request and its only response; used on the event loop alone. When the time that the caller allows is over, the
 * call fails with DEADLINE_EXCEEDED. A handler that already runs is not interrupted, and its response is dropped, as
 * over gRPC.
 */
final class Exchange {
    /**
     * A time limit of a caller that is at least this long gets no timer, because the server gives up earlier anyway.
     */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final long NO_TIMER = -1;

    private final RoutingContext routing;
    private final RpcCalls.Call call;
    private long timer = NO_TIMER;
    private boolean over;

    Exchange(RoutingContext routing, RpcCalls.Call call) {
        this.routing = routing;
        this.call = call;
        routing.addEndHandler(ended -> stop());
    }

    /** Starts the time that the caller allows. */
    void limit(Duration time) {
        if (time.toMillis() < 1) {
            expire();
        } else if (time.compareTo(LONGEST) < 0) {
            timer = routing.vertx().setTimer(time.toMillis(), id -> expire());
        }
    }

    /** Whether the response has been written, or the connection is gone. */
    boolean isOver() {
        return over;
    }

    /** Writes the response unless there is one already. */
    void end(HttpAnswer answer) {
        if (!over) {
            stop();
            answer.write(routing.response());
        }
    }

    private void expire() {
        if (!over) {
            UnreadBody.drop(routing);
            end(call.failure(RpcFailure.of(
                            Code.DEADLINE_EXCEEDED,
                            "request.deadline_exceeded",
                            "The call was not answered within the time that the caller allowed."))
                    .with(UnreadBody.headers(routing.request())));
        }
    }

    private void stop() {
        over = true;
        if (timer != NO_TIMER) {
            routing.vertx().cancelTimer(timer);
        }
    }
}
