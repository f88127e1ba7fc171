package dev.signet.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionTest {
    private static final TextColumn PLAIN = TextColumn.of("nick_name", "u.nick");
    private static final TextColumn FENCED =
            TextColumn.of("first_name", "u.first").fencedIn("u.search_text", 2);
    private static final TextColumn ORDERED =
            TextColumn.of("user_name", "u.name").orderedIndex().fencedIn("u.search_text", 1);
    private static final ValueColumn STATE = new ValueColumn("state", "u.state");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EQUALS                  | u.nick = ?                                  | Ab
            EQUALS_IGNORE_CASE      | lower(u.nick) collate "C" = lower(?)        | Ab
            STARTS_WITH             | u.nick like ?                               | Ab%
            STARTS_WITH_IGNORE_CASE | lower(u.nick) collate "C" like lower(?)     | Ab%
            CONTAINS                | u.nick like ?                               | %Ab%
            CONTAINS_IGNORE_CASE    | lower(u.nick) collate "C" like lower(?)     | %Ab%
            ENDS_WITH               | u.nick like ?                               | %Ab
            ENDS_WITH_IGNORE_CASE   | lower(u.nick) collate "C" like lower(?)     | %Ab
            """)
    void a_column_without_index_is_compared_directly(TextMethod method, String sql, String parameter) {
        Condition condition = Condition.of(List.of(new TextMatch(PLAIN, method, "Ab")));

        assertThat(condition).isEqualTo(new Condition("(" + sql + ")", List.of(parameter)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EQUALS_IGNORE_CASE      | %[2]Ab[3]%
            STARTS_WITH_IGNORE_CASE | %[2]Ab%
            CONTAINS_IGNORE_CASE    | %[2]%Ab%[3]%
            ENDS_WITH_IGNORE_CASE   | %Ab[3]%
            """)
    void a_fenced_column_is_searched_between_its_marks(TextMethod method, String pattern) {
        Condition condition = Condition.of(List.of(new TextMatch(FENCED, method, "Ab")));

        assertThat(condition).isEqualTo(new Condition("(u.search_text like lower(?))", List.of(marked(pattern))));
    }

    @Test
    void if_case_matters_the_index_finds_candidates_and_the_column_decides() {
        assertThat(Condition.of(List.of(new TextMatch(FENCED, TextMethod.CONTAINS, "Ab"))))
                .isEqualTo(new Condition(
                        "(u.search_text like lower(?) and case when u.first like ? then true else false end)",
                        List.of(marked("%[2]%Ab%[3]%"), "%Ab%")));
        assertThat(Condition.of(List.of(new TextMatch(ORDERED, TextMethod.EQUALS, "Ab"))))
                .isEqualTo(new Condition(
                        "(lower(u.name) collate \"C\" = lower(?) and case when u.name = ? then true else false end)",
                        List.of("Ab", "Ab")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EQUALS_IGNORE_CASE      | lower(u.name) collate "C" = lower(?)    | Ab
            STARTS_WITH_IGNORE_CASE | lower(u.name) collate "C" like lower(?) | Ab%
            CONTAINS_IGNORE_CASE    | u.search_text like lower(?)             | %[1]%Ab%[2]%
            ENDS_WITH_IGNORE_CASE   | u.search_text like lower(?)             | %Ab[2]%
            """)
    void an_ordered_index_is_used_for_equality_and_starts_with(TextMethod method, String sql, String parameter) {
        Condition condition = Condition.of(List.of(new TextMatch(ORDERED, method, "Ab")));

        assertThat(condition).isEqualTo(new Condition("(" + sql + ")", List.of(marked(parameter))));
    }

    @Test
    void wildcards_in_a_value_have_no_special_meaning() {
        Condition condition = Condition.of(List.of(
                new TextMatch(PLAIN, TextMethod.CONTAINS, "50%_\\"),
                new TextMatch(FENCED, TextMethod.ENDS_WITH_IGNORE_CASE, "_%"),
                new TextMatch(PLAIN, TextMethod.EQUALS, "%_\\")));

        assertThat(condition.parameters()).containsExactly("%50\\%\\_\\\\%", marked("%\\_\\%[3]%"), "%_\\");
    }

    @Test
    void a_value_never_becomes_part_of_the_sql() {
        String hostile = "x') or 1=1; --";
        Condition condition = Condition.of(List.of(
                new TextMatch(ORDERED, TextMethod.CONTAINS, hostile),
                new TextMatch(PLAIN, TextMethod.EQUALS, hostile),
                new Equal(STATE, hostile),
                new In(STATE, List.of(hostile)),
                new In(ORDERED, List.of(hostile))));

        assertThat(condition.sql()).doesNotContain("1=1");
    }

    @Test
    void values_with_characters_that_a_fenced_text_replaces_are_compared_with_the_column() {
        String capitalSigma = "\u03A3";

        assertThat(Condition.of(List.of(new TextMatch(FENCED, TextMethod.CONTAINS, "a\u0002b")))
                        .sql())
                .isEqualTo("(u.first like ?)");
        assertThat(Condition.of(List.of(new TextMatch(FENCED, TextMethod.CONTAINS, capitalSigma)))
                        .sql())
                .isEqualTo("(u.first like ?)");
        assertThat(Condition.of(List.of(new TextMatch(ORDERED, TextMethod.STARTS_WITH, capitalSigma)))
                        .sql())
                .isEqualTo("(u.name like ?)");
    }

    @Test
    void an_empty_text_is_in_every_text() {
        assertThat(Condition.of(List.of(new TextMatch(FENCED, TextMethod.CONTAINS, ""))))
                .isEqualTo(new Condition("(true)", List.of()));
        assertThat(Condition.of(List.of(new TextMatch(FENCED, TextMethod.EQUALS, ""))))
                .isEqualTo(new Condition("(u.first = ?)", List.of("")));
    }

    @Test
    void a_value_that_cannot_be_stored_matches_nothing() {
        assertThat(Condition.of(List.of(
                                new TextMatch(FENCED, TextMethod.CONTAINS, "a\0"),
                                new Equal(STATE, "\0"),
                                new In(STATE, List.of("\0"))))
                        .sql())
                .isEqualTo("(false) and (false) and (false)");
    }

    @Test
    void conditions_are_combined_in_parentheses() {
        Condition condition = Condition.of(List.of(
                new Equal(STATE, "ACTIVE"),
                new Or(List.of(
                        new Not(new And(List.of(new Equal(STATE, "A"), new Equal(STATE, "B")))),
                        new Equal(STATE, "C")))));

        assertThat(condition.sql())
                .isEqualTo("(u.state = ?) and ((not ((u.state = ?) and (u.state = ?))) or (u.state = ?))");
        assertThat(condition.parameters()).containsExactly("ACTIVE", "A", "B", "C");
    }

    @Test
    void an_empty_and_matches_everything_and_an_empty_or_nothing() {
        assertThat(Condition.of(List.of()).sql()).isEqualTo("true");
        assertThat(Condition.of(List.of(Predicate.never())).sql()).isEqualTo("(false)");
        assertThat(Condition.of(List.of(new In(STATE, List.of()))).sql()).isEqualTo("(false)");
    }

    @Test
    void an_ordered_index_is_used_for_a_list_of_texts() {
        Condition condition = Condition.of(List.of(new In(ORDERED, List.of("Ab", "cd"))));

        assertThat(condition)
                .isEqualTo(new Condition(
                        "(lower(u.name) collate \"C\" = any(array(select lower(v) from unnest(?) v)) and u.name = any(?))",
                        List.of(List.of("Ab", "cd"), List.of("Ab", "cd"))));
    }

    @Test
    void a_condition_on_a_column_of_another_table_is_put_into_its_scope() {
        TextColumn domain =
                TextColumn.of("domain", "d.domain").inside("exists (select 1 from domain d where d.org = o.id and (");

        assertThat(Condition.of(List.of(new Not(new TextMatch(domain, TextMethod.EQUALS, "a.test"))))
                        .sql())
                .isEqualTo("(not (exists (select 1 from domain d where d.org = o.id and (d.domain = ?))))");
    }

    private static String marked(String pattern) {
        return pattern.replace("[1]", "\u0001").replace("[2]", "\u0002").replace("[3]", "\u0003");
    }
}
