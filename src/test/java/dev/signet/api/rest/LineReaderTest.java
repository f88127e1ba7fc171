package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.Incoming.Received;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

    @Test
    void each_line_is_a_request_and_the_last_needs_no_line_feed() {
        assertThat(read("a\nbc\r\nd")).containsExactly("a", "bc\r", "d");
        assertThat(read("a\n")).containsExactly("a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void blank_lines_are_skipped() {
        assertThat(read("\n \n\t\r\na\n\n")).containsExactly("a");
    }

    @Test
    void a_line_that_cannot_be_read_does_not_end_the_stream() {
        assertThat(read("a\n!\nb")).containsExactly("a", "refused", "b");
    }

    @Test
    void a_line_that_is_too_long_is_passed_over() {
        String longest = "x".repeat(BodyReader.MOST - 1);
        assertThat(read("a\n" + longest + "\nb")).containsExactly("a", longest, "b");
        assertThat(read("a\n" + "x".repeat(3 * BodyReader.MOST) + "\nb\n" + "x".repeat(2 * BodyReader.MOST)))
                .containsExactly("a", RestDialect.TOO_LARGE, "b", RestDialect.TOO_LARGE);
    }

    @Test
    void lines_that_arrive_in_small_parts_are_put_together() {
        InputStream slow = new ByteArrayInputStream("abc\ndef".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
        assertThat(read(slow)).containsExactly("abc", "def");
    }

    private static List<String> read(String body) {
        return read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> read(InputStream body) {
        LineReader reader = new LineReader(body, LineReaderTest::parse);
        List<String> lines = new ArrayList<>();
        for (Optional<Received<Message>> next = reader.next(); next.isPresent(); next = reader.next()) {
            lines.add(
                    switch (next.get()) {
                        case Received.Request<Message>(Message message) -> ((StringValue) message).getValue();
                        case Received.Unreadable<Message>(RpcFailure failure) -> failure.id();
                    });
        }
        return lines;
    }

    private static Message parse(byte[] line) {
        if (line[0] == '!') {
            throw RpcFailure.of(Code.INVALID_ARGUMENT, "refused", "").exception();
        }
        return StringValue.of(new String(line, StandardCharsets.UTF_8));
    }
}
