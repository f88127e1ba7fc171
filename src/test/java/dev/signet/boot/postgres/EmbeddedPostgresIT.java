package dev.signet.boot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.boot.OwnProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OwnProcesses
final class EmbeddedPostgresIT {
    private static final Path BINARIES = Path.of("target", "test-data", "binaries");

    @TempDir
    Path data;

    @Test
    void data_survives_a_restart() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data, BINARIES)) {
            execute(first, "CREATE TABLE kept (value text)");
            execute(first, "INSERT INTO kept VALUES ('acknowledged')");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data, BINARIES)) {
            assertThat(query(second, "SELECT value FROM kept")).isEqualTo("acknowledged");
        }
    }

    @Test
    void the_server_is_durable_and_local_and_requires_its_password() throws SQLException, IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, BINARIES)) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SELECT lower('ÄÖ')")).isEqualTo("äö");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_server_that_cannot_start_reports_the_reason() throws IOException {
        EmbeddedPostgres.start(data, BINARIES).close();
        Files.writeString(data.resolve("postgres/postgresql.local.conf"), "shared_buffers = 'a lot'\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(data, BINARIES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared_buffers");

        Files.delete(data.resolve("postgres/postgresql.local.conf"));
        EmbeddedPostgres.start(data, BINARIES).close();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }
}
