package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.DomainException;
import dev.signet.vault.password.PasswordBlockList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputRulesTest {
    private final PasswordPolicy policy = new PasswordPolicy(new PasswordBlockList());
    private final List<String> names = PasswordPolicy.namesOf("ada.lovelace", Users.PROFILE, "countess@example.com");

    private static AbstractThrowableAssert<?, ?> refusal(ThrowingCallable call, String code, String field) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> {
            assertThat(e.error().code()).isEqualTo(code);
            assertThat(e.error().field()).isEqualTo(field);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "Secr3tP4ss!", "12345678901x", "äöüäöüäö", "ada.lovelace-likes-tea"})
    void a_good_password_is_accepted_whatever_kinds_of_characters_it_has(String password) {
        policy.require(password, "password", names);
    }

    @Test
    void a_password_has_8_to_128_code_points_in_normal_form() {
        refusal(() -> policy.require("sevn7ch", "password", names), "user.password.too_short", "password");
        policy.require("\uD83E\uDD8A".repeat(8), "password", names);
        policy.require("x9".repeat(64), "password", names);
        refusal(
                () -> policy.require("x9".repeat(64) + "y", "new_password", names),
                "user.password.too_long",
                "new_password");
        // eight characters as typed, four after normalisation
        refusal(() -> policy.require("a\u0308".repeat(4), "password", names), "user.password.too_short", "password");
    }

    @Test
    void a_common_password_is_refused_in_any_letter_case() {
        refusal(() -> policy.require("PassWord1", "password", names), "user.password.too_common", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.lovelace", "AdaLovelace1", "countess1", "countess@example.com", "lovelace2026"})
    void a_password_made_of_the_own_names_is_refused(String password) {
        refusal(() -> policy.require(password, "password", names), "user.password.contains_name", "password");
    }

    @Test
    void two_forms_of_one_password_are_the_same() {
        assertThat(PasswordPolicy.same("\u00C5ngstr\u00F6m", "A\u030Angstro\u0308m"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "tab\tbed", "nul\0"})
    void a_user_name_consists_of_visible_characters(String name) {
        refusal(() -> UserNames.valid(name), "user.user_name.invalid", "user_name");
    }

    @Test
    void a_user_name_has_at_most_200_code_points() {
        assertThat(UserNames.valid(" " + "\uD840\uDC00".repeat(200) + " ")).hasSize(400);
        refusal(() -> UserNames.valid("x".repeat(201)), "user.user_name.invalid", "user_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a b", "a/b", "a\\b", "a?b", "a#b", "a%2e", ".", "..", "\u00E4", "nul\0", "SYSTEM", "system",
                "Zitadel"
            })
    void a_chosen_user_id_has_no_special_characters_and_is_not_one_of_the_servers_own(String id) {
        refusal(() -> UserNames.validId(id), "user.id_invalid", "user_id");
    }

    @Test
    void an_empty_display_name_stands_for_first_and_last_name() {
        assertThat(Profiles.valid(new Profile(" Ada ", "Lovelace", "", " ", "en-GB", Profile.Gender.DIVERSE)))
                .isEqualTo(new Profile("Ada", "Lovelace", "", "Ada Lovelace", "en-GB", Profile.Gender.DIVERSE));
    }

    @Test
    void a_profile_has_visible_names_and_a_known_language_tag() {
        refusedProfile(" ", "L", "", "", "", "user.profile.first_name_empty", "profile.first_name");
        refusedProfile("A", "", "", "", "", "user.profile.last_name_empty", "profile.last_name");
        refusedProfile("A", "L", "n\u0002", "", "", "user.control_character", "profile.nick_name");
        refusedProfile("A", "L", "", "A\u0085Bcc: x", "", "user.control_character", "profile.display_name");
        refusedProfile("A", "\u202EL", "", "", "", "user.control_character", "profile.last_name");
        refusedProfile("\u200B", "L", "", "", "", "user.profile.first_name_empty", "profile.first_name");
        refusedProfile("A", "\uFEFF", "", "", "", "user.profile.last_name_empty", "profile.last_name");
        refusedProfile("A", "L", "\u200B", "", "", "user.nothing_visible", "profile.nick_name");
        refusedProfile("A", "L", "", "\u2060", "", "user.nothing_visible", "profile.display_name");
        refusedProfile("A", "L", "", "", "not a tag", "user.profile.language_invalid", "profile.preferred_language");
    }

    @Test
    void a_machine_user_has_a_visible_name_and_plain_texts() {
        refusal(() -> MachineCommands.validName("\u3164"), "user.machine.name_empty", "name");
        assertThat(MachineCommands.validDescription(" two\nlines ")).isEqualTo("two\nlines");
        refusal(() -> MachineCommands.validDescription("Bank\u202Eneddih"), "user.control_character", "description");
        refusal(() -> MachineCommands.validName("Bank\u202Eneddih"), "user.control_character", "name");
    }

    private static void refusedProfile(
            String first, String last, String nick, String display, String language, String code, String field) {
        refusal(
                () -> Profiles.valid(new Profile(first, last, nick, display, language, Profile.Gender.UNSPECIFIED)),
                code,
                field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "a b@example.com",
                "a@b@c",
                "ada@exam\nple.com",
                "\"a\"@b.c",
                "ada@b.c\u2028bcc",
                "a\u0085da@b.c",
                "ada@.example.com",
                "ada@example..com",
                "ada@example.com.",
                "ada@\uFF45xample.com",
                "\uFF21da@example.com"
            })
    void an_email_address_has_a_name_and_a_host(String email) {
        refusal(() -> EmailAddresses.valid(email), "user.email.invalid", "email");
    }

    @Test
    void an_email_address_keeps_its_letter_case() {
        assertThat(EmailAddresses.valid(" Ada.L+x@Example.com ")).isEqualTo("Ada.L+x@Example.com");
        assertThat(EmailAddresses.valid("zo\u00eb@ex\u00e4mple.com")).isEqualTo("zo\u00eb@ex\u00e4mple.com");
    }

    @Test
    void a_phone_number_is_kept_in_e164() {
        assertThat(PhoneNumbers.e164("+41 79 123 45 67", "phone")).isEqualTo("+41791234567");
        assertThat(PhoneNumbers.e164("+1 (650) 253-0000", "phone")).isEqualTo("+16502530000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "079 123 45 67", "+", "+41", "+999123456789", "+41791234567890123", "call me"})
    void a_text_that_is_not_an_international_number_is_refused(String phone) {
        refusal(() -> PhoneNumbers.e164(phone, "phone.phone"), "user.phone.invalid", "phone.phone");
    }
}
