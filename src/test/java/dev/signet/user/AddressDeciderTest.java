package dev.signet.user;

import static dev.signet.user.TestingUser.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.SecretChange;
import dev.signet.user.code.CodeKind;
import org.junit.jupiter.api.Test;

class AddressDeciderTest {
    private static final HumanEvent.EmailCodeAdded NEW_EMAIL_CODE =
            new HumanEvent.EmailCodeAdded("999", Users.expiry(CodeKind.EMAIL));
    private static final HumanEvent.PhoneCodeAdded NEW_PHONE_CODE =
            new HumanEvent.PhoneCodeAdded("999", Users.expiry(CodeKind.PHONE));
    private static final UserEvent[] WITH_PHONE = Users.then(
            Users.active(),
            new HumanEvent.PhoneChanged("+41791234567"),
            new HumanEvent.PhoneCodeAdded("902", Users.expiry(CodeKind.PHONE)));

    private static HumanCommand.ChangeEmail email(String address, boolean verified) {
        return new HumanCommand.ChangeEmail(
                address, verified, Users.code(CodeKind.EMAIL), Users.code(CodeKind.INITIALIZATION));
    }

    private static HumanCommand.ChangePhone phone(String number, boolean verified) {
        return new HumanCommand.ChangePhone(number, verified, Users.code(CodeKind.PHONE));
    }

    @Test
    void a_changed_address_is_unproven_and_gets_a_code() {
        User after = given(Users.active())
                .when(email("new@example.com", false))
                .then(new HumanEvent.EmailChanged("new@example.com"), NEW_EMAIL_CODE)
                .keeping(new SecretChange.Put("email_code", "999", "digest", Users.expiry(CodeKind.EMAIL)))
                .after();
        assertThat(after.requireHuman().email().verified()).isFalse();
        assertThat(after.state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void a_changed_address_ends_a_reset_code_that_went_to_the_former_one() {
        UserEvent[] history = Users.then(
                Users.active(),
                new PasswordEvent.CodeAdded("903", Users.expiry(CodeKind.PASSWORD), PasswordEvent.ResetChannel.EMAIL));
        User after = given(history)
                .when(email("new@example.com", false))
                .keeping(new SecretChange.RemoveAll("password_code"))
                .after();
        assertThat(after.requireHuman().password().code()).isNull();
    }

    @Test
    void an_address_declared_verified_needs_no_code() {
        given(Users.active())
                .when(email("new@example.com", true))
                .then(new HumanEvent.EmailChanged("new@example.com"), new HumanEvent.EmailVerified());
    }

    @Test
    void changing_to_the_current_address_is_refused_unless_it_becomes_verified() {
        given(Users.active()).when(email("ada@example.com", false)).refused(UserError.EMAIL_NOT_CHANGED);
        given(Users.active()).when(email("ada@example.com", true)).refused(UserError.EMAIL_NOT_CHANGED);
        given(Users.registered()).when(email("ada@example.com", false)).refused(UserError.EMAIL_NOT_CHANGED);
        given(Users.registered()).when(email("ada@example.com", true)).then(new HumanEvent.EmailVerified());
    }

    @Test
    void an_initial_user_whose_address_changes_gets_another_initialization_code() {
        HumanEvent.InitializationCodeAdded added =
                new HumanEvent.InitializationCodeAdded("999", Users.expiry(CodeKind.INITIALIZATION));
        given(Users.initial())
                .when(email("new@example.com", false))
                .then(new HumanEvent.EmailChanged("new@example.com"), added)
                .inState(UserState.INITIAL);
        given(Users.initial())
                .when(email("new@example.com", true))
                .then(new HumanEvent.EmailChanged("new@example.com"), new HumanEvent.EmailVerified(), added)
                .inState(UserState.INITIAL);
    }

    @Test
    void a_proven_address_finishes_the_set_up_of_a_person_with_password() {
        UserEvent[] history = {
            Users.added(false, true),
            new HumanEvent.InitializationCodeAdded("900", Users.expiry(CodeKind.INITIALIZATION))
        };
        given(history)
                .when(email("ada@example.com", true))
                .then(new HumanEvent.EmailVerified(), new HumanEvent.InitializationCheckSucceeded())
                .inState(UserState.ACTIVE)
                .keeping(new SecretChange.RemoveAll("initialization_code"));
        given(Users.then(history, new HumanEvent.EmailCodeAdded("901", Users.expiry(CodeKind.EMAIL))))
                .when(new HumanCommand.VerifyEmail(Users.right("901")))
                .then(new HumanEvent.EmailVerified(), new HumanEvent.InitializationCheckSucceeded())
                .inState(UserState.ACTIVE);
    }

    @Test
    void the_right_code_proves_the_address_once() {
        given(Users.registered())
                .when(new HumanCommand.VerifyEmail(Users.right("901")))
                .then(new HumanEvent.EmailVerified())
                .keeping(new SecretChange.RemoveAll("email_code"), new SecretChange.RemoveAll("email_code_delivery"));
        given(Users.then(Users.registered(), new HumanEvent.EmailVerified()))
                .when(new HumanCommand.VerifyEmail(Users.right("901")))
                .refused(UserError.EMAIL_ALREADY_VERIFIED);
    }

    @Test
    void a_code_for_the_former_address_does_not_prove_the_new_one() {
        given(Users.then(Users.registered(), new HumanEvent.EmailChanged("new@example.com")))
                .when(new HumanCommand.VerifyEmail(Users.right("901")))
                .refused(UserError.CODE_MISSING);
    }

    @Test
    void an_email_code_is_invalid_after_the_last_wrong_try() {
        HumanCommand wrong = new HumanCommand.VerifyEmail(Users.wrong("901"));
        UserEvent failed = new HumanEvent.EmailVerificationFailed();
        given(Users.registered()).when(wrong).thenFails(UserError.CODE_INVALID, failed);
        given(Users.then(Users.registered(), Users.times(CodeKind.MAX_FAILURES - 1, failed)))
                .when(wrong)
                .thenFails(UserError.CODE_INVALID, failed)
                .keeping(new SecretChange.RemoveAll("email_code"));
        given(Users.then(Users.registered(), Users.times(CodeKind.MAX_FAILURES, failed)))
                .when(new HumanCommand.VerifyEmail(Users.right("901")))
                .refused(UserError.CODE_MISSING);
    }

    @Test
    void an_expired_email_code_is_refused() {
        given(Users.registered())
                .when(new HumanCommand.VerifyEmail(Users.late("901")))
                .refused(UserError.CODE_EXPIRED);
    }

    @Test
    void wrong_tries_are_counted_from_zero_for_another_email_code() {
        UserEvent[] history = Users.then(
                Users.registered(), Users.times(CodeKind.MAX_FAILURES - 1, new HumanEvent.EmailVerificationFailed()));
        given(history)
                .when(new HumanCommand.ResendEmailCode(Users.code(CodeKind.EMAIL)))
                .then(NEW_EMAIL_CODE)
                .keeping(new SecretChange.RemoveAll("email_code"));
        given(Users.then(history, NEW_EMAIL_CODE, new HumanEvent.EmailVerificationFailed()))
                .when(new HumanCommand.VerifyEmail(Users.right("999")))
                .then(new HumanEvent.EmailVerified());
        given(Users.active())
                .when(new HumanCommand.ResendEmailCode(Users.code(CodeKind.EMAIL)))
                .refused(UserError.EMAIL_ALREADY_VERIFIED);
    }

    @Test
    void a_phone_number_is_changed_and_proven() {
        given(Users.active())
                .when(phone("+41791234567", false))
                .then(new HumanEvent.PhoneChanged("+41791234567"), NEW_PHONE_CODE);
        given(Users.active())
                .when(phone("+41791234567", true))
                .then(new HumanEvent.PhoneChanged("+41791234567"), new HumanEvent.PhoneVerified());
        given(WITH_PHONE).when(new HumanCommand.VerifyPhone(Users.right("902"))).then(new HumanEvent.PhoneVerified());
    }

    @Test
    void changing_to_the_current_phone_number_is_refused_unless_it_becomes_verified() {
        given(WITH_PHONE).when(phone("+41791234567", false)).refused(UserError.PHONE_NOT_CHANGED);
        given(WITH_PHONE).when(phone("+41791234567", true)).then(new HumanEvent.PhoneVerified());
        given(Users.then(WITH_PHONE, new HumanEvent.PhoneVerified()))
                .when(phone("+41791234567", true))
                .refused(UserError.PHONE_NOT_CHANGED);
    }

    @Test
    void a_wrong_expired_or_invalidated_phone_code_is_refused() {
        UserEvent failed = new HumanEvent.PhoneVerificationFailed();
        given(WITH_PHONE)
                .when(new HumanCommand.VerifyPhone(Users.wrong("902")))
                .thenFails(UserError.CODE_INVALID, failed);
        given(WITH_PHONE).when(new HumanCommand.VerifyPhone(Users.late("902"))).refused(UserError.CODE_EXPIRED);
        given(Users.then(WITH_PHONE, Users.times(CodeKind.MAX_FAILURES, failed)))
                .when(new HumanCommand.VerifyPhone(Users.right("902")))
                .refused(UserError.CODE_MISSING);
    }

    @Test
    void a_proven_phone_number_needs_no_code() {
        UserEvent[] proven = Users.then(WITH_PHONE, new HumanEvent.PhoneVerified());
        given(proven).when(new HumanCommand.VerifyPhone(Users.right("902"))).refused(UserError.PHONE_ALREADY_VERIFIED);
        given(proven)
                .when(new HumanCommand.ResendPhoneCode(Users.code(CodeKind.PHONE)))
                .refused(UserError.PHONE_ALREADY_VERIFIED);
        given(WITH_PHONE)
                .when(new HumanCommand.ResendPhoneCode(Users.code(CodeKind.PHONE)))
                .then(NEW_PHONE_CODE);
    }

    @Test
    void a_phone_number_can_be_removed_once() {
        given(WITH_PHONE).when(new HumanCommand.RemovePhone()).then(new HumanEvent.PhoneRemoved());
        given(Users.active()).when(new HumanCommand.RemovePhone()).refused(UserError.PHONE_NOT_FOUND);
        given(Users.active())
                .when(new HumanCommand.ResendPhoneCode(Users.code(CodeKind.PHONE)))
                .refused(UserError.PHONE_NOT_FOUND);
        given(Users.active())
                .when(new HumanCommand.VerifyPhone(Users.right("902")))
                .refused(UserError.PHONE_NOT_FOUND);
    }
}
