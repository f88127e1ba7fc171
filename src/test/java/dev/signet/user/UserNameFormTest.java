package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameFormTest {

    /** A-34: before the common form was introduced, the names of each pair could belong to two users */
    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace, ada.lovelace",
        "jos\u00E9, jose\u0301",
        "\uFF41\uFF44\uFF41, ada",
        "\uFF21\uFF24\uFF21, ada",
        "\u212Belvin, \u00E5elvin",
        "\u00C5ngstr\u00F6m, a\u030Angstro\u0308m",
        "ada\u3000lovelace, ada lovelace",
        "ada  lovelace, ada lovelace",
        "ada\uFF20example.com, ada@EXAMPLE.com",
        "ada@ex\u00E4mple.com, ada@exa\u0308mple.com",
        "\u0391\u03B4\u03B1, \u03B1\u03B4\u03B1",
        "\u1E9B\u0323, \u1E9B\u0323"
    })
    void names_that_look_alike_have_the_same_form(String one, String other) {
        assertThat(UserNameForm.of(one)).isEqualTo(UserNameForm.of(other));
        assertThat(UserNameForm.of(UserNameForm.of(one))).isEqualTo(UserNameForm.of(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada\u200Blovelace", // zero width space
                "ada\u200D", // zero width joiner outside of a script that needs one
                "ada\u00A0lovelace", // no-break space
                "ada\u00AD", // soft hyphen
                "ada\uFEFF", // byte order mark
                "ada\u0085b", // next line, a control character beyond ASCII
                "ada\u2028b", // line separator
                "\uFB01nn", // ligature
                "ada\u2460", // circled digit
                "\uD83E\uDD8A", // emoji
                "\uD835\uDC1A\uD835\uDC1D\uD835\uDC1A", // mathematical bold letters
                "ada\uE000" // private use
            })
    void characters_that_the_profile_does_not_allow_are_refused(String name) {
        refused(name, UserError.USER_NAME_CHARACTER);
        assertThat(UserNameForm.of(name)).isEqualTo(UserNameForm.asTyped(name));
    }

    @Test
    void one_part_of_a_name_must_not_mix_directions_of_writing() {
        refused("\u05E2\u05D3\u05D4abc", UserError.USER_NAME_DIRECTION);
        refused("ada\u202Eecalevol", UserError.USER_NAME_DIRECTION);
        // the part before the @ and each label of the domain may have different directions of writing
        assertThat(UserNames.valid("\u05E2\u05D3\u05D4@example.com")).isEqualTo("\u05E2\u05D3\u05D4@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "ada+list@example.co.uk",
                "o'hara#1/2",
                "DOMAIN\\ada",
                "Ada Lovelace",
                "\u674E\u5C0F\u9F99",
                "M\u00FCller-L\u00FCdenscheidt",
                "@ada",
                "ada@",
                "a@b@c"
            })
    void common_user_names_are_stored_as_they_were_entered(String name) {
        assertThat(UserNames.valid(name)).isEqualTo(name);
    }

    @Property(tries = 500)
    void names_of_visible_ascii_are_still_compared_regardless_of_case(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 40) String name) {
        assertThat(UserNameForm.require(name)).isEqualTo(UserNameForm.asTyped(name));
    }

    @Property(tries = 1000)
    void the_form_of_a_name_does_not_change_when_it_is_converted_again(@ForAll @StringLength(max = 20) String name) {
        String form = UserNameForm.of(name);
        assertThat(UserNameForm.of(form)).isEqualTo(form);
    }

    @Test
    void the_domain_of_a_login_name_does_not_affect_the_form_of_the_user_name() {
        for (String name : List.of("jose\u0301", "\u05E2\u05D3\u05D4", "ada@ex\u00E4mple.com", "Ada Lovelace")) {
            assertThat(UserNameForm.of(name + "@signet.localhost"))
                    .isEqualTo(UserNameForm.of(name) + "@signet.localhost");
        }
    }

    private static void refused(String name, DomainError error) {
        assertThatThrownBy(() -> UserNames.valid(name))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
