package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGeneratorTest {
    private final TokenGenerator generator = new TokenGenerator();

    @ParameterizedTest
    @CsvSource({"64, 11", "128, 22", "129, 23", "256, 43"})
    void a_token_is_url_safe_and_as_long_as_its_bits_need(int bits, int characters) {
        assertThat(generator.token(bits)).hasSize(characters).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void tokens_do_not_repeat() {
        assertThat(Stream.generate(() -> generator.token(128)).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void a_code_has_six_upper_case_letters_and_digits() {
        assertThat(generator.code()).matches("[A-HJ-NP-Z2-9]{6}");
    }

    @Test
    void every_character_of_the_alphabet_is_about_equally_frequent() {
        int characters = TokenGenerator.READABLE.length();
        var counts = IntStream.range(0, 1_000)
                .mapToObj(i -> generator.code(TokenGenerator.READABLE, characters))
                .flatMapToInt(String::chars)
                .boxed()
                .collect(Collectors.groupingBy(character -> character, Collectors.counting()));

        assertThat(counts).hasSize(characters);
        // 1,000 are expected; eight standard deviations are about 250.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(750L, 1250L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 4097})
    void a_token_of_too_few_or_too_many_bits_is_refused(int bits) {
        assertThatIllegalArgumentException().isThrownBy(() -> generator.token(bits));
    }

    @ParameterizedTest
    @CsvSource({"AB, 3", "AB, 65", "A, 6", "'', 6", "ABA, 6"})
    void a_short_code_or_a_faulty_alphabet_is_refused(String alphabet, int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> generator.code(alphabet, length));
    }
}
