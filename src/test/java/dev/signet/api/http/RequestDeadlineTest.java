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
    void a_connection_on_which_nothing_comes_is_ended() {
        pass(LIMIT - 1);
        assertThat(connection.isOpen()).isTrue();
        pass(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void bytes_that_drip_in_win_no_time() {
        for (long second = 0; second < LIMIT; second++) {
            assertThat(connection.isOpen()).isTrue();
            bytes();
            pass(1);
        }
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_request_that_came_may_take_its_time_and_so_may_the_next_one_to_begin() {
        deadline.requestCame(false);
        pass(10 * LIMIT);
        bytes();
        deadline.requestLeft();
        pass(10 * LIMIT);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void the_next_request_has_to_come_whole_once_it_has_begun() {
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
    void frames_of_http_2_between_its_requests_are_usual() {
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
