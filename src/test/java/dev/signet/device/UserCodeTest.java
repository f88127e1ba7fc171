package dev.signet.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.vault.password.TokenGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodeTest {
    private final TokenGenerator generator = new TokenGenerator();

    @Test
    void a_generated_code_is_eight_consonants_displayed_with_a_dash() {
        assertThat(Stream.generate(() -> UserCode.draw(generator)).limit(200)).allSatisfy(code -> {
            assertThat(code.text()).matches("[BCDFGHJKLMNPQRSTVWXZ]{8}");
            assertThat(code.shown()).matches("[A-Z]{4}-[A-Z]{4}");
            assertThat(UserCode.typed(code.shown())).contains(code);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"WDJB-MJHT", "wdjbmjht", " wdjb mjht ", "WDJB–MJHT", "w.d.j.b_m.j.h.t"})
    void case_dashes_and_spaces_do_not_matter(String typed) {
        assertThat(UserCode.typed(typed)).contains(new UserCode("WDJBMJHT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WDJB-MJH", "WDJB-MJHTX", "WDJA-MJHT", "WDJ1-MJHT", "<b>WDJBMJHT</b>"})
    void a_text_that_cannot_be_a_code_is_not_looked_up(String typed) {
        assertThat(UserCode.typed(typed)).isEmpty();
        assertThat(UserCode.typed(" ".repeat(100) + "WDJBMJHT")).isEmpty();
    }

    @Test
    void a_code_is_not_written_to_logs() {
        assertThat(new UserCode("WDJBMJHT")).hasToString("UserCode");
    }
}
