package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestDeadlineTest {
    private static final long LIMIT = RequestDeadline.LIMIT.toSeconds();

    private final RequestDeadline deadline = new RequestDeadline();
    private final EmbeddedChannel connection = new EmbeddedChannel(deadline);

    @Test
    void a_silent_connection_is_closed() {
        pass(LIMIT - 1);
        assertThat(connection.isOpen()).isTrue();
        pass(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void slowly_sent_bytes_do_not_extend_the_deadline() {
        for (long second = 0; second < LIMIT; second++) {
            assertThat(connection.isOpen()).isTrue();
            bytes();
            pass(1);
        }
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void the_deadline_does_not_apply_while_a_request_is_processed_or_the_next_is_awaited() {
        deadline.requestCame(false);
        pass(10 * LIMIT);
        bytes();
        deadline.requestLeft();
        pass(10 * LIMIT);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void the_next_request_must_be_complete_in_time_once_it_has_started() {
        deadline.requestCame(false);
        deadline.requestLeft();
        pass(10 * LIMIT);
        bytes();
        pass(LIMIT - 1);
        bytes();
        assertThat(connection.isOpen()).isTrue();
        pass(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void http_2_frames_between_requests_start_no_deadline() {
        deadline.requestCame(true);
        deadline.requestLeft();
        bytes();
        pass(10 * LIMIT);
        assertThat(connection.isOpen()).isTrue();
    }

    private void bytes() {
        connection.writeInbound(Unpooled.wrappedBuffer(new byte[] {'G'}));
    }

    private void pass(long seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
