package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares docs/retention.md with the schema and with the classes that delete expired rows, so that no new table grows
 * without anybody having thought about it.
 */
final class RetentionDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "retention.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "signet");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*$");
    private static final Pattern CLASS = Pattern.compile("`([a-z.]+\\.[A-Z]\\w+)` \\|$");
    private static final Pattern SWEPT =
            Pattern.compile("(?:ExpiredRows\\.delete|new FailureCounts)\\(\\s*database,\\s*\"(\\w+)\"");

    @Test
    void every_table_is_listed_once() throws IOException {
        List<String> listed = new ArrayList<>();
        ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> listed.add(row.group(1)));

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(SchemaTables.names());
    }

    @Test
    void the_class_that_deletes_expired_rows_is_named() throws IOException {
        Map<String, String> named = new TreeMap<>();
        ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .forEach(row ->
                        CLASS.matcher(row.group()).results().forEach(found -> named.put(row.group(1), found.group(1))));

        assertThat(named).hasSizeGreaterThan(10).isEqualTo(sweeps());
    }

    /** The tables from which expired rows are deleted, each with the class that does it. */
    private static Map<String, String> sweeps() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String name =
                    SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
            SWEPT.matcher(Files.readString(file)).results().forEach(found -> classes.put(found.group(1), name));
        }
        return classes;
    }
}
