package dev.signet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final TextColumn NAME = TextColumn.of("user_name", "u.user_name");

    @Test
    void a_limit_of_zero_is_the_default() {
        assertThat(Search.of(List.of(), null, false, 0, 0).limit()).isEqualTo(100);
    }

    @Test
    void a_limit_of_1000_is_the_largest() {
        assertThat(Search.of(List.of(), null, false, 0, 1000).limit()).isEqualTo(1000);
        assertRefused(SearchError.LIMIT_TOO_LARGE, () -> Search.of(List.of(), null, false, 0, 1001));
        int unsigned = (int) 4_000_000_000L;
        assertRefused(SearchError.LIMIT_TOO_LARGE, () -> Search.of(List.of(), null, false, 0, unsigned));
        assertThat(SearchError.LIMIT_TOO_LARGE.field()).isEqualTo("query.limit");
    }

    @Test
    void an_offset_beyond_63_bits_is_refused() {
        assertThat(Search.of(List.of(), null, false, Long.MAX_VALUE, 0).offset())
                .isEqualTo(Long.MAX_VALUE);
        assertRefused(SearchError.OFFSET_OUT_OF_RANGE, () -> Search.of(List.of(), null, false, -1, 0));
    }

    @Test
    void a_text_has_at_most_200_code_points() {
        Search.of(List.of(contains("\uD83D\uDE00".repeat(200))), null, false, 0, 0);

        assertRefused(
                SearchError.textTooLong("user_name"),
                () -> Search.of(List.of(new Not(contains("x".repeat(201)))), null, false, 0, 0));
        assertRefused(
                SearchError.textTooLong("user_name"),
                () -> Search.of(List.of(new In(NAME, List.of("x".repeat(201)))), null, false, 0, 0));
        assertRefused(
                SearchError.textTooLong("user_name"),
                () -> Search.of(List.of(new Equal(NAME, "x".repeat(201))), null, false, 0, 0));
    }

    @Test
    void a_list_has_at_most_1000_values() {
        Search.of(List.of(new In(NAME, Collections.nCopies(1000, "a"))), null, false, 0, 0);

        assertRefused(
                SearchError.tooManyValues("user_name"),
                () -> Search.of(List.of(new In(NAME, Collections.nCopies(1001, "a"))), null, false, 0, 0));
    }

    @Test
    void there_are_at_most_100_conditions_however_they_are_combined() {
        Search.of(Collections.nCopies(10, new Or(Collections.nCopies(10, contains("a")))), null, false, 0, 0);

        assertRefused(
                SearchError.TOO_MANY_CONDITIONS,
                () -> Search.of(
                        List.of(
                                new Or(Collections.nCopies(51, contains("a"))),
                                new Or(Collections.nCopies(50, contains("a")))),
                        null,
                        false,
                        0,
                        0));
    }

    @Test
    void conditions_may_be_nested_20_levels_deep() {
        Search.of(List.of(negated(20)), null, false, 0, 0);

        assertRefused(SearchError.NESTED_TOO_DEEP, () -> Search.of(List.of(negated(21)), null, false, 0, 0));
    }

    private static Predicate negated(int times) {
        Predicate predicate = contains("a");
        for (int i = 0; i < times; i++) {
            predicate = new Not(predicate);
        }
        return predicate;
    }

    private static Predicate contains(String value) {
        return new TextMatch(NAME, TextMethod.CONTAINS, value);
    }

    private static void assertRefused(DomainError expected, Runnable search) {
        assertThatThrownBy(search::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error())
                                .isEqualTo(expected)
                                .extracting(DomainError::kind)
                                .isEqualTo(DomainError.Kind.INVALID_ARGUMENT));
    }
}
