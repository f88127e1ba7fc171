package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.ExpectedBody;
import dev.signet.api.http.UnreadBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Collects the body of a request up to {@value #MOST} bytes; a longer body is refused. */
public final class BodyReader {
    static final byte[] NONE = new byte[0];
    static final int MOST = 1024 * 1024;

    private final RoutingContext routing;
    private final Consumer<byte[]> then;
    private final Runnable tooLong;
    private final Buffer collected = Buffer.buffer();
    private boolean refused;

    private BodyReader(RoutingContext routing, Consumer<byte[]> then, Runnable tooLong) {
        this.routing = routing;
        this.then = then;
        this.tooLong = tooLong;
    }

    /**
     * Reads the body and then passes it to {@code then} on the same event loop.
     *
     * @param tooLong answers the request if its body is too long; the rest of the body is then discarded
     */
    public static void read(RoutingContext routing, Consumer<byte[]> then, Runnable tooLong) {
        BodyReader reader = new BodyReader(routing, then, tooLong);
        HttpServerRequest request = routing.request();
        String announced = request.getHeader("content-length");
        if (announced != null && isTooLong(announced)) {
            reader.refuse();
        } else {
            ExpectedBody.ask(request);
            request.handler(reader::take);
            request.endHandler(nothing -> reader.finish());
        }
    }

    /** The failure for a body that is too long, before or after decompression. */
    public static RpcFailure tooLarge() {
        return RpcFailure.of(
                Code.RESOURCE_EXHAUSTED, RestDialect.TOO_LARGE, "The body is longer than " + MOST + " bytes.");
    }

    private static boolean isTooLong(String length) {
        try {
            return Long.parseLong(length) > MOST;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void take(Buffer part) {
        if (refused) {
            return;
        }
        if (collected.length() + part.length() > MOST) {
            refuse();
        } else {
            collected.appendBuffer(part);
        }
    }

    private void finish() {
        if (!refused) {
            then.accept(collected.getBytes());
        }
    }

    private void refuse() {
        refused = true;
        UnreadBody.drop(routing);
        tooLong.run();
    }
}
