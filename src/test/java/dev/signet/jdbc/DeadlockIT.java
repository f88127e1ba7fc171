package dev.signet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What PostgreSQL cancels because of a deadlock is started once more. Each test runs work that locks row 1 and then row
 * 2, while another transaction holds row 2 and asks for row 1.
 */
@QuarkusTest
class DeadlockIT {
    private static final String ADD = "update deadlocks set n = n + 1 where key = ?";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    Database observer;

    private Database database;

    @BeforeEach
    void create() {
        // PostgreSQL cancels whoever is the first to have waited for this time, here always the work of the test.
        database = new Database(dataSource("2s"));
        observer.update("create table deadlocks (key integer primary key, n integer not null)");
        observer.update("insert into deadlocks values (1, 0), (2, 0)");
    }

    @AfterEach
    void drop() {
        observer.update("drop table deadlocks");
    }

    @Test
    void a_change_is_repeated() throws Exception {
        assertThat(collide(1, () -> database.update("update deadlocks set n = n + 1")))
                .isEqualTo(2);
        assertThat(counts()).containsExactly(1, 1);
    }

    @Test
    void a_query_that_locks_rows_is_repeated() throws Exception {
        String query = "select key from deadlocks order by key for update";
        assertThat(collide(1, () -> database.query(query, row -> row.integer("key"))))
                .containsExactly(1, 2);
        assertThat(collide(1, () -> database.queryPlannedAnew(query, row -> row.integer("key"))))
                .containsExactly(1, 2);
    }

    @Test
    void a_transaction_is_repeated_from_its_beginning() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        int rows = collide(
                1,
                () -> database.inTransaction(sql -> {
                    runs.incrementAndGet();
                    return sql.update(ADD, 1) + sql.update(ADD, 2);
                }));
        assertThat(rows).isEqualTo(2);
        assertThat(runs).hasValue(2);
        assertThat(counts()).containsExactly(1, 1);
    }

    @Test
    void changes_that_are_sent_with_the_commit_are_repeated() throws Exception {
        collide(
                1,
                () -> database.inTransaction(sql -> {
                    sql.later(ADD, 1);
                    return sql.later(ADD, 2);
                }));
        assertThat(counts()).containsExactly(1, 1);
    }

    @Test
    void statements_that_are_sent_together_are_repeated() throws Exception {
        collide(
                1,
                () -> database.together(sql -> {
                    sql.later(ADD, 1);
                    return sql.later(ADD, 2);
                }));
        assertThat(counts()).containsExactly(1, 1);
    }

    @Test
    void statements_that_follow_a_change_which_took_effect_are_not_repeated() {
        assertDeadlocked(
                1,
                () -> database.together(sql -> {
                    sql.update("update deadlocks set n = 10 where key = 1");
                    sql.later(ADD, 1);
                    return sql.later(ADD, 2);
                }));
        assertThat(counts()).containsExactly(10, 0);
    }

    @Test
    void a_long_transaction_is_not_repeated() {
        assertDeadlocked(1, () -> database.inLongTransaction(sql -> sql.update(ADD, 1) + sql.update(ADD, 2)));
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void after_a_second_deadlock_the_caller_is_told() {
        assertDeadlocked(2, () -> database.update("update deadlocks set n = n + 1"));
        assertThat(counts()).containsExactly(0, 0);
    }

    private void assertDeadlocked(int deadlocks, Callable<?> work) {
        assertThatThrownBy(() -> collide(deadlocks, work))
                .cause()
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(DatabaseError.DEADLOCK));
    }

    /** Runs the work and lets PostgreSQL cancel it this many times. */
    private <T> T collide(int deadlocks, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = dataSource("1min").getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from deadlocks where key = 2 for update");
            Future<T> result = threads.submit(work);
            for (int i = 0; i < deadlocks; i++) {
                awaitWaiting(other.unwrap(PGConnection.class).getBackendPID());
                Savepoint holdingTheSecond = other.setSavepoint();
                // Returns only if PostgreSQL has cancelled the work, which holds this row.
                statement.execute("select from deadlocks where key = 1 for update");
                other.rollback(holdingTheSecond);
            }
            other.rollback();
            return result.get();
        }
    }

    private void awaitWaiting(int holder) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (observer.query(
                        "select pid from pg_stat_activity where ? = any(pg_blocking_pids(pid))",
                        row -> row.integer("pid"),
                        holder)
                .isEmpty()) {
            assertThat(Instant.now()).as("nobody waits").isBefore(end);
            Thread.sleep(10);
        }
    }

    private List<Integer> counts() {
        return observer.query("select n from deadlocks order by key", row -> row.integer("n"));
    }

    private PGSimpleDataSource dataSource(String deadlockTimeout) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setOptions("-c deadlock_timeout=" + deadlockTimeout);
        return source;
    }
}
