package dev.signet.api.rest;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.pipeline.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads requests from a body with one JSON object in each line. Empty lines are skipped. The last line need not end
 * with a line feed.
 *
 * <p>A line longer than {@link BodyReader#MOST} bytes is passed over and reported, like any line that cannot be read.
 */
final class LineReader implements Incoming<Message> {
    private static final int STEP = 64 * 1024;

    private final InputStream body;
    private final Function<byte[], Message> parse;
    private byte[] buffer = new byte[STEP];
    private int start;
    private int scanned;
    private int end;
    private boolean passingOver;
    private boolean ended;

    /** @param parse reads the request in a line; throws {@link RpcException} if it cannot be read */
    LineReader(InputStream body, Function<byte[], Message> parse) {
        this.body = body;
        this.parse = parse;
    }

    @Override
    public Optional<Received<Message>> next() {
        while (true) {
            int feed = lineFeed();
            if (feed >= 0) {
                byte[] line = Arrays.copyOfRange(buffer, start, feed);
                start = feed + 1;
                scanned = start;
                if (passingOver) {
                    passingOver = false;
                    return Optional.of(new Received.Unreadable<>(BodyReader.tooLarge()));
                }
                if (!isBlank(line)) {
                    return Optional.of(parsed(line));
                }
            } else if (ended) {
                return Optional.empty();
            } else {
                fill();
            }
        }
    }

    @Override
    public boolean isReady() {
        try {
            return ended || lineFeed() >= 0 || body.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private Received<Message> parsed(byte[] line) {
        try {
            return new Received.Request<>(parse.apply(line));
        } catch (RpcException unreadable) {
            return new Received.Unreadable<>(unreadable.failure());
        }
    }

    /** Returns where the current line ends, or -1 if that was not received yet. */
    private int lineFeed() {
        while (scanned < end) {
            if (buffer[scanned] == '\n') {
                return scanned;
            }
            scanned++;
        }
        return -1;
    }

    private void fill() {
        if (passingOver || end - start > BodyReader.MOST) {
            passingOver = true;
            start = 0;
            scanned = 0;
            end = 0;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            scanned -= start;
            end -= start;
            start = 0;
        }
        if (buffer.length - end < STEP) {
            buffer = Arrays.copyOf(buffer, buffer.length + STEP);
        }
        int count = read();
        if (count >= 0) {
            end += count;
        } else {
            ended = true;
            // completes the last line, if it does not end with a line feed
            buffer[end++] = '\n';
        }
    }

    private int read() {
        try {
            return body.read(buffer, end, STEP);
        } catch (IOException e) {
            // only the decoder of an encoded body throws it
            throw ContentEncoding.notAsDeclared();
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
