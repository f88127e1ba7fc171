package dev.signet.boot.postgres;

import dev.signet.boot.OperatorFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that starts the embedded server as Signet does, prints its URL and waits to be killed. It collects garbage
 * for each line that it receives.
 *
 * <p>Arguments: the data directory, and the directory of the unpacked programs.
 */
final class SignetStandIn {
    static final String READY = "ready ";
    static final String REFUSED = "refused ";
    static final String COLLECTED = "collected";

    private SignetStandIn() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, SQLException {
        // A refusal may contain any path, in any script.
        PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            output.println(READY + start(Path.of(arguments[0]), Path.of(arguments[1])));
        } catch (OperatorFailure e) {
            output.println(REFUSED + e.getMessage());
            return;
        }
        while (System.in.read() >= 0) {
            System.gc();
            output.println(COLLECTED);
        }
    }

    private static String start(Path data, Path binaries) throws SQLException {
        String url = ProcessWideServer.jdbcUrl(data, binaries);
        try (Connection connection =
                        DriverManager.getConnection(url, EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (value text)");
            statement.execute("INSERT INTO kept VALUES ('acknowledged')");
        }
        return url;
    }
}
