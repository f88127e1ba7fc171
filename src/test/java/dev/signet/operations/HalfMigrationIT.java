package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is killed in the middle of its migration. */
@Faults
class HalfMigrationIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SOME = 20;

    @TempDir
    static Path directory;

    @Test
    void the_next_start_makes_the_changes_that_are_missing_and_no_other_twice() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("database"))) {
            try (Connection connection = connect(postgres)) {
                slowDown(connection);
                ServerProcess killed = ServerProcess.launchOn(postgres, directory.resolve("killed"));
                int half = awaitChanges(connection);
                killed.kill();

                TimeUnit.SECONDS.sleep(1);
                assertThat(changes(connection)).isBetween(half, half + 1);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("drop event trigger slow");
                }
                try (ServerProcess next = ServerProcess.launchOn(postgres, directory.resolve("next"))) {
                    next.awaitReady(200, LIMIT);
                    int all = changes(connection);
                    System.out.printf("half-finished migration: killed after %d of %d changes, resumed%n", half, all);
                    assertThat(all).isGreaterThan(half + 10);
                    assertThat(number(connection, "select count(distinct id) from databasechangelog"))
                            .isEqualTo(all);
                    assertThat(next.get("/management/v1/orgs/me").statusCode()).isEqualTo(200);
                }
            }
        }
    }

    /** Makes each change of the schema take so long that the server can be killed between two. */
    private static void slowDown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function slow() returns event_trigger language plpgsql as $$
                    begin perform pg_sleep(0.05); end $$""");
            statement.execute("create event trigger slow on ddl_command_end execute function slow()");
        }
    }

    private static int awaitChanges(Connection connection) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        int changes = 0;
        while (changes < SOME) {
            assertThat(Instant.now()).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
            changes = changes(connection);
        }
        return changes;
    }

    private static int changes(Connection connection) throws SQLException {
        boolean begun = number(connection, "select count(*) from pg_class where relname = 'databasechangelog'") > 0;
        return begun ? number(connection, "select count(*) from databasechangelog") : 0;
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
