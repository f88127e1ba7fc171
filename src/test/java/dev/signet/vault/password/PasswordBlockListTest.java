package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordBlockListTest {
    private final PasswordBlockList list = new PasswordBlockList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "PASSWORD123!",
                "123456789",
                "qwertyuiop",
                "1q2w3e4r5t",
                "iloveyou",
                "letmein123",
                "Welcome2024!",
                "p@ssw0rd",
                "trustno1",
                "Sommer2023!",
                "passwort1",
                "00000000",
                "aaaaaaaa"
            })
    void common_passwords_are_on_the_list_whatever_their_case(String password) {
        assertThat(list.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tourniquet-lamp-0412", "correct horse battery stapler", "Zq8!vRt2#mLp"})
    void other_passwords_are_not_on_the_list(String password) {
        assertThat(list.contains(password)).isFalse();
    }

    @Test
    void the_list_is_lower_case_sorted_and_without_repetition() throws Exception {
        List<String> lines;
        try (InputStream stream = PasswordBlockList.class.getResourceAsStream("common-passwords.txt")) {
            assertThat(stream).isNotNull();
            lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(lines)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(line)
                        .isEqualTo(line.strip().toLowerCase(Locale.ROOT))
                        .hasSizeGreaterThanOrEqualTo(4));
        assertThat(list.size()).isEqualTo(lines.size()).isGreaterThan(3000);
    }
}
