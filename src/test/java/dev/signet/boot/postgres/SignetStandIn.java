package dev.signet.boot.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that starts the embedded server, stores a row, says so and waits to be killed.
 *
 * <p>Arguments: data directory, directory of the unpacked programs.
 */
final class SignetStandIn {
    static final String READY = "ready";

    private SignetStandIn() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (value text)");
            statement.execute("INSERT INTO kept VALUES ('acknowledged')");
        }
        System.out.println(READY);
        int end = System.in.read();
        if (end < 0) {
            server.close();
        }
    }
}
