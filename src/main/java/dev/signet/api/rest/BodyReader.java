package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.rpc.RpcFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Consumer;

/** Collects the body of a request up to {@value #MOST} bytes; a longer one is answered with 413. */
final class BodyReader {
    static final byte[] NONE = new byte[0];
    private static final int MOST = 1024 * 1024;

    private final HttpServerRequest request;
    private final Consumer<byte[]> then;
    private final Buffer collected = Buffer.buffer();
    private boolean refused;

    private BodyReader(HttpServerRequest request, Consumer<byte[]> then) {
        this.request = request;
        this.then = then;
    }

    /** Reads the body, then goes on with it on the same event loop. */
    static void read(HttpServerRequest request, Consumer<byte[]> then) {
        BodyReader reader = new BodyReader(request, then);
        String announced = request.getHeader("content-length");
        if (announced != null && isTooLong(announced)) {
            reader.refuse();
        } else {
            request.handler(reader::take);
            request.endHandler(nothing -> reader.finish());
        }
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

    // What is left of the body would otherwise have to be read before the connection can serve the next request.
    private void refuse() {
        refused = true;
        request.response().endHandler(nothing -> request.connection().close());
        RestAnswer.of(
                        413,
                        Map.of("Connection", "close"),
                        RpcFailure.of(
                                Code.RESOURCE_EXHAUSTED,
                                "request.body.too_large",
                                "The body is longer than " + MOST + " bytes."))
                .write(request.response());
    }
}
