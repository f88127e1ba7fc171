package dev.signet.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables that exist after all migrations, read from their files. */
final class SchemaTables {
    private static final Path SCHEMA = Path.of("src", "main", "resources", "db");
    private static final Pattern CREATED = Pattern.compile("(?i)create (?:unlogged )?table (?:views\\.)?(\\w+)");
    private static final Pattern DROPPED = Pattern.compile("(?i)drop table (?:if exists )?(?:views\\.)?(\\w+)");

    private SchemaTables() {}

    /** The names of the tables without their schema. */
    static Set<String> names() throws IOException {
        Set<String> tables = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(SCHEMA)) {
            files = all.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            CREATED.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));
        }
        for (Path file : files) {
            DROPPED.matcher(Files.readString(file)).results().forEach(found -> tables.remove(found.group(1)));
        }
        return tables;
    }
}
