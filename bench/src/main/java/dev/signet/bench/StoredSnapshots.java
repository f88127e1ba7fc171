package dev.signet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The snapshots of long streams in the embedded database of a server that runs on this machine. */
final class StoredSnapshots {
    private final Path data;

    /**
     * @param data the server's data directory
     */
    StoredSnapshots(Path data) {
        this.data = data;
    }

    /** Deletes all of them, so that the next load of a stream reads every event. Does nothing in a release without snapshots. */
    void forget() {
        try (Connection connection = ScratchPostgres.connect(data);
                Statement statement = connection.createStatement()) {
            if (exist(statement)) {
                statement.execute("delete from stream_snapshots");
            }
        } catch (SQLException e) {
            throw new BenchException("the snapshots cannot be deleted: " + e);
        }
    }

    private static boolean exist(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("select to_regclass('stream_snapshots') is not null")) {
            return table.next() && table.getBoolean(1);
        }
    }
}
