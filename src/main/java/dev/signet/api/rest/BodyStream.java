package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.ExpectedBody;
import dev.signet.api.http.StreamedBody;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, read by a virtual thread while it arrives on the event loop. At most {@value #MOST_WAITING}
 * parts wait to be read; the connection is not read further before one of them was taken.
 */
final class BodyStream extends InputStream {
    private static final int MOST_WAITING = 8;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Context eventLoop;
    private final HttpServerRequest request;
    private final LinkedBlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private byte[] current = BodyReader.NONE;
    private int position;
    private boolean ended;

    private BodyStream(Context eventLoop, HttpServerRequest request) {
        this.eventLoop = eventLoop;
        this.request = request;
    }

    /** Begins to receive the body; called on the event loop. */
    static BodyStream of(RoutingContext routing, Context eventLoop) {
        HttpServerRequest request = routing.request();
        BodyStream stream = new BodyStream(eventLoop, request);
        StreamedBody.exempt(routing);
        request.pause();
        request.handler(part -> stream.parts.add(new Part.Bytes(part)));
        request.endHandler(nothing -> stream.parts.add(new Part.End()));
        request.exceptionHandler(gone -> stream.parts.add(new Part.Gone()));
        ExpectedBody.ask(request);
        stream.more(MOST_WAITING);
        return stream;
    }

    private void more(int count) {
        if (!request.isEnded()) {
            request.fetch(count);
        }
    }

    @Override
    public int read() {
        return fill() ? current[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        int waiting = current.length - position;
        return waiting > 0 || parts.isEmpty() ? waiting : 1;
    }

    private boolean fill() {
        while (!ended && position == current.length) {
            switch (take()) {
                case Part.Bytes(Buffer bytes) -> {
                    current = bytes.getBytes();
                    position = 0;
                    eventLoop.runOnContext(nothing -> more(1));
                }
                case Part.End end -> ended = true;
                case Part.Gone gone -> throw gone();
            }
        }
        return !ended;
    }

    private Part take() {
        try {
            Part part = parts.poll(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS);
            if (part == null) {
                throw RpcFailure.of(
                                Code.DEADLINE_EXCEEDED,
                                "request.body.silent",
                                "Nothing was received for " + LONGEST_SILENCE.toSeconds() + " seconds.")
                        .exception();
            }
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone();
        }
    }

    /** The failure of a call whose caller has closed the connection. */
    static RpcException gone() {
        return RpcFailure.of(Code.CANCELLED, "request.cancelled", "The caller has closed the connection.")
                .exception();
    }

    private sealed interface Part {
        record Bytes(Buffer bytes) implements Part {}

        record End() implements Part {}

        record Gone() implements Part {}
    }
}
