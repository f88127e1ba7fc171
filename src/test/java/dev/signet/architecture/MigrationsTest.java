package dev.signet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that a migration does not change what the release before it reads and writes, because nodes of both releases
 * run on one database during an upgrade (docs/several-nodes.md).
 */
final class MigrationsTest {
    private static final Path SCHEMA = Path.of("src", "main", "resources", "db");

    /** Up to this file, a release had to be stopped before the next one was started. */
    private static final String LAST_WITHOUT_OVERLAP = "0093";

    private static final Pattern CONTRACTS = Pattern.compile(
            "\\b(drop\\s+(table|column|view|schema|function|sequence|type|constraint|default)\\b"
                    + "|rename\\b"
                    + "|alter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b"
                    + "|set\\s+not\\s+null\\b"
                    + "|truncate\\b"
                    + "|add\\s+(column\\s+)?\\w+\\s+[^,;]*?\\bnot\\s+null\\b(?![^,;]*\\bdefault\\b)(?<!default[^,;]{0,80}))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final String STATED = "-- contract:";

    @Test
    void new_migrations_only_expand() throws IOException {
        TreeSet<String> contracting = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String sql = Files.readString(file);
            if (name.compareTo(LAST_WITHOUT_OVERLAP + "-~") > 0 && !sql.contains(STATED) && contracts(sql)) {
                contracting.add(name);
            }
        }

        assertThat(contracting).isEmpty();
    }

    @Test
    void earlier_migrations_show_that_the_check_finds_something() throws IOException {
        assertThat(files().stream().filter(file -> contracts(read(file)))).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table a;",
                "alter table a drop column b;",
                "alter table a rename to b;",
                "alter table a alter column b type bigint;",
                "alter table a alter b set not null;",
                "alter table a add column b text not null;",
                "alter table a drop constraint b;"
            })
    void a_change_that_the_release_before_would_notice_is_found(String sql) {
        assertThat(contracts(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b text not null);",
                "alter table a add column b text not null default '';",
                "alter table a add column b text default '' not null;",
                "alter table a add column b text;",
                "create index a_b on a (b) where b is not null;",
                "alter table a set (fillfactor = 80);",
                "-- drop table a\nselect 1;",
                "comment on table a is 'drop table';"
            })
    void an_expansion_is_none(String sql) {
        assertThat(contracts(sql)).isFalse();
    }

    private static boolean contracts(String sql) {
        String bare = LITERAL.matcher(COMMENT.matcher(sql).replaceAll("")).replaceAll("''");
        return CONTRACTS.matcher(bare).find();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMA)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
