package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.user.PasswordPolicy;
import dev.signet.user.PasswordRefusal;
import dev.signet.user.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    @ParameterizedTest
    @EnumSource
    void every_reason_against_a_password_has_a_notice(PasswordRefusal reason) {
        assertThat(Notice.ofNewPassword(reason.about("password"))).hasValueSatisfying(notice -> {
            assertThat(notice.name()).isEqualTo("PASSWORD_" + reason);
            assertThat(notice.field()).isEqualTo("newPassword");
        });
    }

    @Test
    void a_wrong_current_password_has_its_own_notice() {
        assertThat(Notice.ofNewPassword(UserError.PASSWORD_NOT_CHANGED)).contains(Notice.PASSWORD_NOT_CHANGED);
        assertThat(Notice.ofNewPassword(UserError.PASSWORD_WRONG)).isEmpty();
    }

    @Test
    void the_page_refuses_a_different_repetition_and_leaves_the_other_rules_to_the_command() {
        assertThat(Notice.ofNewPassword("short", "other")).contains(Notice.PASSWORD_MISMATCH);
        assertThat(Notice.ofNewPassword("short", "short")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void the_pages_state_the_lengths_that_the_policy_enforces(String language) throws IOException {
        Map<String, String> texts = Languages.read("login", language);
        for (String key : List.of("password_rules", "notice.password_too_short", "notice.password_contains_name")) {
            assertThat(texts.get(key)).contains(" " + PasswordPolicy.MIN_LENGTH + " ");
        }
        assertThat(texts.get("notice.password_too_long")).contains(" " + PasswordPolicy.MAX_LENGTH + " ");
        try (InputStream field = NoticeTest.class.getResourceAsStream("/templates/login/passwordField.html")) {
            assertThat(new String(field.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("minlength=\"" + PasswordPolicy.MIN_LENGTH + "\"");
        }
    }

    @Test
    void only_known_notices_are_read_from_an_address() {
        assertThat(Notice.of("code_sent")).isEqualTo(Notice.CODE_SENT);
        assertThat(Notice.of("CODE_SENT")).isNull();
        assertThat(Notice.of("<script>")).isNull();
        assertThat(Notice.of(null)).isNull();
    }
}
