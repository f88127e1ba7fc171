package dev.signet.search;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Tests searches on a real database. The lifecycle is that of jqwik, so there is no running server. */
@OwnProcesses
final class SearchesIT {
    private static final List<TextColumn> TEXTS = List.of(People.USER_NAME, People.FIRST_NAME, People.NICK_NAME);

    private static People people;

    @BeforeContainer
    static void start() {
        people = People.start();
    }

    @AfterContainer
    static void stop() {
        if (people != null) {
            people.close();
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void the_database_finds_the_same_rows_as_the_evaluation_in_memory(
            @ForAll("rows") List<Map<String, String>> rows, @ForAll("searches") List<Search> searches) {
        people.replace(rows);

        for (Search search : searches) {
            Column sort = search.sort() == null ? People.ALL.defaultSort() : search.sort();
            Comparator<Map<String, String>> order = comparing(
                            (Map<String, String> row) -> key(sort, row), SearchesIT::compare)
                    .thenComparing(row -> row.get("id"));
            List<String> expected = people.numbered(rows).stream()
                    .filter(row -> search.predicates().stream().allMatch(predicate -> InMemory.fits(predicate, row)))
                    .sorted(search.ascending() ? order : order.reversed())
                    .map(row -> row.get("id"))
                    .toList();

            Page<String> page = people.find(search);

            assertThat(page.total()).isEqualTo(expected.size());
            assertThat(page.rows())
                    .isEqualTo(expected.stream()
                            .skip(search.offset())
                            .limit(search.limit())
                            .toList());
        }
    }

    @Example
    void a_result_that_is_sorted_at_once_has_an_exact_total() {
        totals_are_exact_at_every_page_and_after_every_change(2500);
    }

    @Example
    void a_result_that_is_read_in_order_has_an_exact_total() {
        totals_are_exact_at_every_page_and_after_every_change(24_000);
    }

    private static void totals_are_exact_at_every_page_and_after_every_change(int size) {
        int half = size / 2;
        people.replace(IntStream.range(0, size)
                .mapToObj(n -> People.row("user" + n, n % 2 == 0 ? "Even" : "Odd", "", "ACTIVE"))
                .toList());
        Predicate even = new TextMatch(People.FIRST_NAME, TextMethod.CONTAINS, "ve");

        for (int time = 0; time < 2; time++) {
            Page<String> first = people.find(search(even, 0));
            assertThat(first.total()).isEqualTo(half);
            assertThat(first.rows()).hasSize(100).startsWith(People.id(size - 2), People.id(size - 4));
            Page<String> last = people.find(search(even, half - 50));
            assertThat(last.total()).isEqualTo(half);
            assertThat(last.rows()).hasSize(50).endsWith(People.id(2), People.id(0));
            assertThat(people.find(search(even, size))).isEqualTo(new Page<>(List.of(), half));
        }

        people.add(size, People.row("user", "Even", "", "ACTIVE"));
        assertThat(people.find(search(even, 0)).total()).isEqualTo(half + 1);
        assertThat(people.find(search(even, 0)).rows()).startsWith(People.id(size));

        people.replace(List.of(People.row("user", "Even", "", "ACTIVE")));
        assertThat(people.find(search(even, 0))).isEqualTo(new Page<>(List.of(People.id(0)), 1));
    }

    @Example
    void control_characters_in_a_value_are_part_of_it() {
        people.replace(List.of(People.row("a\u0001", "a\u0002b", "", "ACTIVE")));

        assertThat(people.find(search(new TextMatch(People.USER_NAME, TextMethod.ENDS_WITH_IGNORE_CASE, "a"), 0))
                        .total())
                .isZero();
        assertThat(people.find(search(new TextMatch(People.FIRST_NAME, TextMethod.CONTAINS_IGNORE_CASE, "ab"), 0))
                        .total())
                .isZero();
        assertThat(people.find(search(new TextMatch(People.FIRST_NAME, TextMethod.CONTAINS_IGNORE_CASE, "a\u000E"), 0))
                        .total())
                .isZero();
        assertThat(people.find(search(new TextMatch(People.FIRST_NAME, TextMethod.CONTAINS_IGNORE_CASE, "a\u0002"), 0))
                        .total())
                .isOne();
    }

    @Example
    void a_small_result_has_its_total_even_beyond_its_last_page() {
        people.replace(List.of(People.row("ada", "", "", "ACTIVE"), People.row("bob", "", "", "ACTIVE")));

        assertThat(people.find(search(Predicate.always(), 2))).isEqualTo(new Page<>(List.of(), 2));
        assertThat(people.find(search(Predicate.never(), 0))).isEqualTo(new Page<>(List.of(), 0));
    }

    @Example
    void every_method_uses_an_index_to_find_rare_texts() {
        people.replace(IntStream.range(0, 20_000)
                .mapToObj(n -> People.row("user" + n * 7919 % 20_000, "First" + n * 104_729 % 20_000, "", "ACTIVE"))
                .toList());
        for (TextMethod method : TextMethod.values()) {
            for (TextColumn column : List.of(People.USER_NAME, People.FIRST_NAME)) {
                String plan = people.explain(
                        new TextMatch(column, method, column.equals(People.USER_NAME) ? "user12345" : "First12345"));

                assertThat(plan)
                        .as(method + " on " + column.name())
                        .doesNotContain("Seq Scan on person")
                        .contains("Index");
            }
        }
        assertThat(people.explain(new In(People.USER_NAME, List.of("user1", "user2"))))
                .contains("person_user_name");
    }

    @Example
    void the_planner_expects_about_as_many_rows_with_case_as_without() {
        people.replace(IntStream.range(0, 20_000)
                .mapToObj(n -> People.row("user" + n, n % 64 == 0 ? "Carla" : "First" + n, "", "ACTIVE"))
                .toList());

        long without = expected(TextMethod.CONTAINS_IGNORE_CASE);
        long with = expected(TextMethod.CONTAINS);

        assertThat(without).isGreaterThan(50);
        assertThat(with).isBetween(without / 4, without);
    }

    private static long expected(TextMethod method) {
        String plan = people.explain(new TextMatch(People.FIRST_NAME, method, "Carla"));
        Matcher rows = Pattern.compile("rows=(\\d+)").matcher(plan);
        assertThat(rows.find()).as(plan).isTrue();
        return Long.parseLong(rows.group(1));
    }

    @Provide
    Arbitrary<List<Map<String, String>>> rows() {
        return Combinators.combine(texts(), texts(), texts(), states())
                .as(People::row)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Search>> searches() {
        Arbitrary<Column> sorts =
                Arbitraries.of(People.CREATED, People.STATE, People.USER_NAME, People.FIRST_NAME, People.NICK_NAME);
        return Combinators.combine(
                        predicates(3).list().ofMaxSize(2),
                        sorts.injectNull(0.2),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 10),
                        Arbitraries.integers().between(1, 20))
                .as(Search::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private Arbitrary<Predicate> predicates(int depth) {
        Arbitrary<Predicate> leaves = Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(TEXTS), Arbitraries.of(TextMethod.class), texts())
                        .as(TextMatch::new),
                states().map(state -> new Equal(People.STATE, state)),
                texts().map(text -> new Equal(People.FIRST_NAME, text)),
                Combinators.combine(Arbitraries.of(TEXTS), texts().list().ofMaxSize(3))
                        .as(In::new));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<List<Predicate>> parts =
                Arbitraries.lazy(() -> predicates(depth - 1)).list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves),
                Tuple.of(1, parts.map(And::new)),
                Tuple.of(1, parts.map(Or::new)),
                Tuple.of(1, Arbitraries.lazy(() -> predicates(depth - 1)).map(Not::new)));
    }

    private Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "A",
                        "b",
                        "ab",
                        "@",
                        ".",
                        " ",
                        "%",
                        "_",
                        "\\",
                        "'",
                        "\u0001",
                        "\u0002",
                        "\u0003",
                        "\u000E",
                        "é",
                        "É",
                        "Σ",
                        "σ",
                        "ς",
                        "İ",
                        "ẞ",
                        "ß",
                        "Ǆ",
                        "\uD83D\uDE00",
                        "\uD801\uDC00",
                        "\uD801\uDC28")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    private Arbitrary<String> states() {
        return Arbitraries.of("ACTIVE", "LOCKED");
    }

    private static Search search(Predicate predicate, long offset) {
        return Search.of(List.of(predicate), null, false, offset, 0);
    }

    private static String key(Column sort, Map<String, String> row) {
        String value = sort.equals(People.CREATED) ? row.get("id") : row.get(sort.name());
        return sort instanceof TextColumn ? InMemory.folded(value) : value;
    }

    /** Compares by code point, which is the order of UTF-8 bytes but not of Java's characters. */
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
