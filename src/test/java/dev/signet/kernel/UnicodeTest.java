package dev.signet.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnicodeTest {

    @Test
    void a_pair_of_surrogates_is_one_character_and_half_a_pair_is_none() {
        assertThat(Unicode.isWellFormed("")).isTrue();
        assertThat(Unicode.isWellFormed("Ada \ud83e\udd92")).isTrue();
        assertThat(Unicode.isWellFormed("a\ud800")).isFalse();
        assertThat(Unicode.isWellFormed("\ud800b")).isFalse();
        assertThat(Unicode.isWellFormed("\udfff")).isFalse();
        assertThat(Unicode.isWellFormed("\udd92\ud83e")).isFalse();
    }
}
