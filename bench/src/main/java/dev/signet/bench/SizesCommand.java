package dev.signet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how much space each table of an embedded database takes. */
@Command(
        name = "sizes",
        description = "Prints the size of the embedded database and of each table in it, as a table in Markdown.",
        mixinStandardHelpOptions = true)
final class SizesCommand implements Callable<Integer> {
    private static final double MEGA = 1e6;

    private static final String TABLES = """
            select c.oid::regclass::text as name, pg_table_size(c.oid) as data, pg_indexes_size(c.oid) as indexes
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname in ('public', 'views')
             order by pg_total_relation_size(c.oid) desc, c.relname
             limit ?
            """;

    @Option(names = "--data-dir", required = true, description = "The server's data directory.")
    private Path data;

    @Option(names = "--tables", defaultValue = "12", description = "How many tables, the largest [${DEFAULT-VALUE}].")
    private int tables;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = ScratchPostgres.connect(data)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
                try (ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
                    size.next();
                    System.out.printf(Locale.ROOT, "%nDatabase: %,.0f MB%n%n", size.getLong(1) / MEGA);
                }
            }
            print(connection);
        }
        return 0;
    }

    private void print(Connection connection) throws SQLException {
        System.out.printf(
                "| table | rows | data (MB) | indexes (MB) | bytes for each row |%n| --- | ---: | ---: | ---: | ---: |%n");
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setInt(1, tables);
            try (ResultSet table = statement.executeQuery()) {
                while (table.next()) {
                    String name = table.getString("name");
                    long rows = count(connection, name);
                    long bytes = table.getLong("data") + table.getLong("indexes");
                    System.out.printf(
                            Locale.ROOT,
                            "| `%s` | %,d | %,.1f | %,.1f | %,d |%n",
                            name.replaceFirst("^views\\.", ""),
                            rows,
                            table.getLong("data") / MEGA,
                            table.getLong("indexes") / MEGA,
                            rows == 0 ? 0 : bytes / rows);
                }
            }
        }
    }

    /** Counts the rows, because the estimates of PostgreSQL are those of its last analysis. */
    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
