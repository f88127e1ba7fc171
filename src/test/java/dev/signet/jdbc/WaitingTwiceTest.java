package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.kernel.DomainException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call that waits for a connection several times is refused after the time for one wait. */
@Timeout(30)
class WaitingTwiceTest {
    private static final Duration LIMIT = Duration.ofMillis(800);
    private static final Duration FIRST = Duration.ofMillis(500);

    /** How long the pool makes the next borrower wait, in milliseconds. */
    private volatile long pause;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Connections connections = new Connections(pool());
    private final Thread watch = new Thread(this::watch, "watch");

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        stopped.set(true);
        watch.join();
    }

    @Test
    void the_second_wait_has_only_the_time_that_the_first_has_left() {
        long began = System.nanoTime();
        pause = FIRST.toMillis();
        assertThat(connections.<String>lend(connection -> "lent")).isEqualTo("lent");
        pause = 20_000;

        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> connections.<String>lend(connection -> "lent"))
                .extracting(DomainException::error)
                .isEqualTo(DatabaseError.UNAVAILABLE);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(LIMIT, Duration.ofSeconds(10));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_second_wait_that_ends_in_time_succeeds_and_so_does_the_work_on_its_connection() {
        pause = FIRST.toMillis();
        assertThat(connections.<String>lend(connection -> "lent")).isEqualTo("lent");
        pause = 50;

        String result = connections.lend(connection -> {
            sleep(LIMIT.toMillis() * 2);
            return "done";
        });

        assertThat(result).isEqualTo("done");
    }

    @Test
    void only_waiting_counts_and_not_the_work_between_two_waits() {
        pause = FIRST.toMillis();
        connections.lend(connection -> {
            sleep(LIMIT.toMillis());
            return "done";
        });
        pause = 200;

        assertThat(connections.<String>lend(connection -> "lent")).isEqualTo("lent");
    }

    @Test
    void a_wait_of_another_call_and_one_without_limit_are_not_shortened() throws InterruptedException {
        pause = FIRST.toMillis();
        assertThat(connections.<String>lend(connection -> "lent")).isEqualTo("lent");
        pause = LIMIT.toMillis() * 2;

        assertThat(connections.<String>lendForLong(connection -> "lent")).isEqualTo("lent");
        AtomicBoolean lent = new AtomicBoolean();
        Thread other = Thread.ofVirtual().start(() -> lent.set(connections.lend(connection -> true)));
        other.join();
        assertThat(lent).isTrue();
    }

    private void watch() {
        while (!stopped.get()) {
            connections.endWaitsLongerThan(LIMIT);
            sleep(20);
        }
    }

    private DataSource pool() {
        return stub(DataSource.class);
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> {
                        try {
                            TimeUnit.MILLISECONDS.sleep(pause);
                        } catch (InterruptedException e) {
                            throw new SQLException("interrupted while waiting", e);
                        }
                        yield stub(Connection.class);
                    }
                    default -> method.getReturnType() == boolean.class ? false : null;
                }));
    }

    private static void sleep(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
