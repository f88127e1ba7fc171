package dev.signet.api.rest;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.Outgoing;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes responses as lines of JSON. Up to {@value #MOST_UNREAD} bytes wait for a caller who does not read; then the
 * call waits. The number is large because many HTTP clients read nothing before they have sent their whole body.
 */
final class LineWriter implements Outgoing<Message> {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private static final int MOST_UNREAD = 16 * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Context eventLoop;
    private final HttpServerResponse response;
    private final RestDialect dialect;
    private final Semaphore room = new Semaphore(MOST_UNREAD);
    private volatile boolean gone;
    private boolean begun;

    LineWriter(Context eventLoop, HttpServerResponse response, RestDialect dialect) {
        this.eventLoop = eventLoop;
        this.response = response;
        this.dialect = dialect;
        response.closeHandler(closed -> gone = true);
        response.exceptionHandler(failed -> gone = true);
    }

    @Override
    public void send(Message message) {
        write(dialect.json(message));
    }

    /** Ends the response. */
    void end() {
        begin();
        eventLoop.runOnContext(nothing -> {
            if (!response.closed()) {
                response.end();
            }
        });
    }

    /**
     * Ends the response with a failure: as the whole response if nothing was sent yet, otherwise as a last line with
     * the only field {@code error}.
     */
    void fail(RpcFailure failure) {
        RestAnswer answer = dialect.failure(failure);
        if (!begun) {
            eventLoop.runOnContext(nothing -> answer.write(response));
        } else if (!gone) {
            write("{\"error\":" + answer.body() + "}");
            end();
        }
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        eventLoop.runOnContext(nothing -> {
            if (!response.closed()) {
                response.putHeader("Cache-Control", "no-store");
                response.putHeader("Content-Type", MEDIA_TYPE);
                response.setChunked(true);
            }
        });
    }

    private void write(String json) {
        begin();
        byte[] line = (json + '\n').getBytes(StandardCharsets.UTF_8);
        int size = Math.min(line.length, MOST_UNREAD);
        waitForRoom(size);
        eventLoop.runOnContext(nothing -> {
            if (response.closed()) {
                gone = true;
                room.release(size);
            } else {
                response.write(Buffer.buffer(line)).onComplete(written -> room.release(size));
            }
        });
    }

    private void waitForRoom(int bytes) {
        try {
            if (!gone && !room.tryAcquire(bytes, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                gone = true;
                eventLoop.runOnContext(nothing -> response.reset());
                throw RpcFailure.of(Code.DEADLINE_EXCEEDED, "response.unread", "The caller does not read the response.")
                        .exception();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gone = true;
        }
        if (gone) {
            throw BodyStream.gone();
        }
    }
}
