package dev.signet.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that every rule, attack, requirement or decision mentioned by number is defined in the repository. */
final class ReferencesTest {
    private static final Path RULES = Path.of("docs", "security-rules.md");
    private static final Path REQUIREMENTS = Path.of("docs", "requirements.md");
    private static final Path DECISIONS = Path.of("docs", "adr");

    private static final Pattern ATTACK = Pattern.compile("\\bA-[0-9]+\\b");
    private static final Pattern REQUIREMENT = Pattern.compile("\\b(?:Z|MR|M2|T)-[0-9]+\\b");
    private static final Pattern RULE = Pattern.compile("(?<=\\bsecurity rule )[0-9]+\\b");
    private static final Pattern DECISION = Pattern.compile("(?<=\\bADR )[0-9]+\\b");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([A-Z0-9]+(?:-[0-9]+)?) \\|");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|proto|md|sql|properties|html|txt|mjs|js|sh|xml)");

    @Test
    void every_mentioned_attack_is_listed() throws IOException {
        Set<String> defined = firstCells(RULES);
        assertThat(defined).contains("A-1", "A-36");

        assertThat(unresolved(ATTACK, defined)).isEmpty();
    }

    @Test
    void every_mentioned_security_rule_is_listed() throws IOException {
        Set<String> defined = firstCells(RULES);
        assertThat(defined).contains("1", "17");

        assertThat(unresolved(RULE, defined)).isEmpty();
    }

    @Test
    void every_mentioned_requirement_is_listed() throws IOException {
        Set<String> defined = firstCells(REQUIREMENTS);
        assertThat(defined).contains("Z-1", "Z-22");

        assertThat(unresolved(REQUIREMENT, defined)).isEmpty();
    }

    @Test
    void every_mentioned_decision_has_a_record() throws IOException {
        Set<String> defined;
        try (Stream<Path> records = Files.list(DECISIONS)) {
            defined = records.map(record -> record.getFileName().toString().replaceFirst("^0*([0-9]+)-.*$", "$1"))
                    .collect(toCollection(TreeSet::new));
        }
        assertThat(defined).contains("1", "16");

        assertThat(unresolved(DECISION, defined)).isEmpty();
    }

    private static Set<String> firstCells(Path document) throws IOException {
        return FIRST_CELL
                .matcher(Files.readString(document))
                .results()
                .map(row -> row.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** The mentions that are not defined anywhere, each with its file and line. */
    private static List<String> unresolved(Pattern mention, Set<String> defined) throws IOException {
        List<String> unresolved = new ArrayList<>();
        for (Path file : repositoryTexts()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String where = file + ":" + (i + 1) + ": ";
                mention.matcher(lines.get(i))
                        .results()
                        .map(found -> found.group())
                        .filter(found -> !defined.contains(found))
                        .forEach(found -> unresolved.add(where + found));
            }
        }
        return unresolved;
    }

    private static List<Path> repositoryTexts() throws IOException {
        List<Path> texts = new ArrayList<>();
        for (String root : List.of("src", "proto", "docs", "bench", "examples")) {
            texts.addAll(textsUnder(Path.of(root)));
        }
        for (String file : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "pom.xml")) {
            texts.add(Path.of(file));
        }
        return texts;
    }

    private static List<Path> textsUnder(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TEXT.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !isInstalledOrBuilt(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalledOrBuilt(Path file) {
        return Stream.of("node_modules", "target")
                .anyMatch(name -> file.toString().contains("/" + name + "/"));
    }
}
