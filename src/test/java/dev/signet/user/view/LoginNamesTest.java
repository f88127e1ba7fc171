package dev.signet.user.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginNamesTest {

    @Test
    void login_names_carry_every_verified_domain_the_primary_first() {
        assertThat(LoginNames.of("ada", true, "b.example", List.of("a.example", "b.example")))
                .containsExactly("ada@b.example", "ada@a.example");
        assertThat(LoginNames.of("ada", false, "b.example", List.of("a.example", "b.example")))
                .containsExactly("ada");
        assertThat(LoginNames.of("ada", true, null, List.of())).containsExactly("ada");
    }
}
