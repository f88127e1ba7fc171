package dev.signet.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.search.Predicate.TextMatch;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SuffixedTest {
    private static final TextColumn NAME = TextColumn.of("user_name", "u.user_name");

    @Property
    void a_condition_on_the_column_matches_the_same_rows_as_one_on_the_joined_text(
            @ForAll("texts") String name,
            @ForAll("texts") String suffix,
            @ForAll("texts") String value,
            @ForAll TextMethod method) {
        Predicate predicate = Suffixed.match(NAME, suffix, method, value);

        assertThat(InMemory.fits(predicate, Map.of("user_name", name)))
                .isEqualTo(InMemory.matches(method, name + suffix, value));
    }

    @Example
    void a_condition_on_a_login_name_becomes_an_equality_of_the_user_name() {
        assertThat(Suffixed.match(NAME, "@acme.test", TextMethod.EQUALS_IGNORE_CASE, "Ada@ACME.test"))
                .isEqualTo(new TextMatch(NAME, TextMethod.EQUALS_IGNORE_CASE, "Ada"));
        assertThat(Suffixed.match(NAME, "@acme.test", TextMethod.EQUALS, "ada")).isEqualTo(Predicate.never());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'A', 'b', '@').ofMaxLength(5);
    }
}
