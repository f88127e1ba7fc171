package dev.signet.user;

import static dev.signet.user.TestingUser.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.SecretChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasswordDeciderTest {
    private static final UserEvent FAILED = new PasswordEvent.CheckFailed();
    private static final UserEvent LOCKED = new UserEvent.Locked(LockReason.PASSWORD_ATTEMPTS, null);
    private static final UserEvent[] RESETTING = Users.then(
            Users.active(), new PasswordEvent.CodeAdded("903", Users.expiry(CodeKind.PASSWORD), ResetChannel.EMAIL));

    private static final Instant END = Users.NOW.plus(Duration.ofMinutes(10));
    private static final UserEvent[] LOCKED_FOR_A_WHILE =
            Users.then(Users.active(), FAILED, FAILED, FAILED, new UserEvent.Locked(LockReason.PASSWORD_ATTEMPTS, END));

    private static PasswordCommand check(boolean matched) {
        return new PasswordCommand.CheckPassword(Users.password(matched), null);
    }

    @Test
    void a_right_password_leaves_no_trace_when_there_is_nothing_to_forget() {
        given(Users.active()).when(check(true)).thenNothing();
    }

    @Test
    void a_right_password_ends_the_count_of_wrong_ones() {
        given(Users.then(Users.active(), FAILED, FAILED)).when(check(true)).then(new PasswordEvent.CheckSucceeded());
        given(Users.then(Users.active(), FAILED, FAILED, new PasswordEvent.CheckSucceeded()))
                .when(check(false))
                .thenFails(UserError.PASSWORD_WRONG, FAILED);
    }

    @Test
    void a_wrong_password_is_counted_and_the_last_allowed_one_locks() {
        given(Users.active()).when(check(false)).thenFails(UserError.PASSWORD_WRONG, FAILED);
        given(Users.then(Users.active(), FAILED, FAILED))
                .when(check(false))
                .thenFails(UserError.PASSWORD_WRONG, FAILED, LOCKED)
                .inState(UserState.LOCKED);
    }

    @Test
    void a_locked_user_is_refused_whatever_the_password() {
        given(Users.then(Users.active(), LOCKED)).when(check(true)).refused(UserError.LOCKED);
        given(Users.then(Users.active(), LOCKED)).when(check(false)).refused(UserError.LOCKED);
    }

    @Test
    void a_lock_with_an_end_is_over_then() {
        given(LOCKED_FOR_A_WHILE).when(check(true), END.minusMillis(1)).refused(UserError.LOCKED);
        given(LOCKED_FOR_A_WHILE)
                .when(check(true), END)
                .then(new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
        given(LOCKED_FOR_A_WHILE)
                .when(check(false), END)
                .thenFails(UserError.PASSWORD_WRONG, new UserEvent.Unlocked(UserState.ACTIVE), FAILED);
    }

    @Test
    void after_the_end_of_a_lock_a_forgotten_password_is_reset() {
        IssuedCode code = Users.code(CodeKind.PASSWORD);
        PasswordCommand request = new PasswordCommand.RequestReset(ResetChannel.EMAIL, code);
        given(LOCKED_FOR_A_WHILE).when(request, END.minusMillis(1)).refused(UserError.NOT_ACTIVE);
        given(LOCKED_FOR_A_WHILE)
                .when(request, END)
                .then(
                        new UserEvent.Unlocked(UserState.ACTIVE),
                        new PasswordEvent.CodeAdded("999", Users.expiry(CodeKind.PASSWORD), ResetChannel.EMAIL));
        UserEvent[] resetting = Users.then(
                LOCKED_FOR_A_WHILE,
                new PasswordEvent.CodeAdded("903", Users.expiry(CodeKind.PASSWORD), ResetChannel.EMAIL));
        PasswordCommand reset = new PasswordCommand.ResetPassword(Users.right("903"), "$new");
        given(resetting).when(reset, END.minusMillis(1)).refused(UserError.NOT_ACTIVE);
        given(resetting)
                .when(reset, END)
                .then(new UserEvent.Unlocked(UserState.ACTIVE), new PasswordEvent.Changed(false))
                .inState(UserState.ACTIVE);
    }

    @Test
    void after_the_end_of_a_lock_an_administrator_locks_again_and_has_nothing_to_unlock() {
        given(LOCKED_FOR_A_WHILE)
                .when(new UserCommand.Lock(), END)
                .then(new UserEvent.Unlocked(UserState.ACTIVE), new UserEvent.Locked(LockReason.ADMINISTRATOR, null))
                .inState(UserState.LOCKED);
        given(LOCKED_FOR_A_WHILE).when(new UserCommand.Unlock(), END).refused(UserError.NOT_LOCKED);
    }

    @Test
    void without_lockout_nobody_is_locked() {
        given(Users.then(Users.active(), Users.times(50, FAILED)))
                .when(new PasswordCommand.CheckPassword(
                        new PasswordCommand.PasswordCheck(false, 1, new Lockout(0, null), Users.NOW), null))
                .thenFails(UserError.PASSWORD_WRONG, FAILED);
    }

    @Test
    void a_password_compared_with_a_former_hash_is_wrong() {
        given(Users.then(Users.active(), new PasswordEvent.Changed(false)))
                .when(check(true))
                .thenFails(UserError.PASSWORD_WRONG, FAILED);
    }

    @Test
    void only_an_active_user_with_password_is_checked() {
        given(Users.initial()).when(check(true)).refused(UserError.NOT_INITIALISED);
        given(Users.then(Users.active(), new UserEvent.Deactivated()))
                .when(check(true))
                .refused(UserError.NOT_ACTIVE);
        given(Users.then(Users.active(), new UserEvent.Suspended()))
                .when(check(false))
                .refused(UserError.NOT_ACTIVE);
        given(Users.machine()).when(check(true)).refused(UserError.NOT_HUMAN);
    }

    @Test
    void the_password_of_a_registration_is_wrong_until_the_address_is_proven_a18() {
        given(Users.registered()).when(check(true)).thenFails(UserError.PASSWORD_WRONG, FAILED);
        given(Users.registered())
                .when(new PasswordCommand.ChangePassword(Users.password(true), "$new"))
                .thenFails(UserError.PASSWORD_WRONG, FAILED);
        given(Users.then(Users.registered(), FAILED, FAILED))
                .when(check(true))
                .thenFails(UserError.PASSWORD_WRONG, FAILED, LOCKED);
        given(Users.then(Users.registered(), new HumanEvent.EmailChanged("other@example.com")))
                .when(check(true))
                .thenFails(UserError.PASSWORD_WRONG, FAILED);
        UserEvent[] proven = Users.then(Users.registered(), new HumanEvent.EmailVerified());
        given(proven).when(check(true)).thenNothing();
        given(Users.then(proven, new HumanEvent.EmailChanged("other@example.com")))
                .when(check(true))
                .thenNothing();
    }

    @Test
    void an_unproven_address_does_not_keep_somebody_out_whom_an_administrator_added() {
        UserEvent[] history = {Users.added(false, true), new HumanEvent.InitializationCheckSucceeded()};
        given(history).when(check(true)).thenNothing();
    }

    @Test
    void an_outdated_hash_is_replaced() {
        given(Users.active())
                .when(new PasswordCommand.CheckPassword(Users.password(true), "$newer"))
                .then(new PasswordEvent.HashUpdated())
                .keeping(new SecretChange.Put("password", "current", "$newer", null));
    }

    @Test
    void an_administrator_sets_a_password_and_ends_reset_codes() {
        given(RESETTING)
                .when(new PasswordCommand.SetPassword("$set", true))
                .then(new PasswordEvent.Changed(true))
                .keeping(
                        new SecretChange.Put("password", "current", "$set", null),
                        new SecretChange.RemoveAll("password_code"),
                        new SecretChange.RemoveAll("password_code_delivery"));
        User after = given(RESETTING)
                .when(new PasswordCommand.SetPassword("$set", true))
                .after();
        assertThat(after.requireHuman().password()).isEqualTo(new Human.Password(2, true, 0, null));
    }

    @Test
    void setting_a_password_does_not_lift_a_lock() {
        given(Users.then(Users.active(), LOCKED))
                .when(new PasswordCommand.SetPassword("$set", false))
                .inState(UserState.LOCKED);
    }

    @Test
    void a_set_password_finishes_the_set_up_only_with_a_proven_address() {
        given(Users.added(true, false))
                .when(new PasswordCommand.SetPassword("$set", false))
                .then(new PasswordEvent.Changed(false), new HumanEvent.InitializationCheckSucceeded())
                .inState(UserState.ACTIVE);
        given(Users.initial())
                .when(new PasswordCommand.SetPassword("$set", false))
                .then(new PasswordEvent.Changed(false))
                .inState(UserState.INITIAL);
    }

    @Test
    void the_old_password_changes_it_and_a_wrong_one_counts() {
        given(Users.then(Users.active(), FAILED))
                .when(new PasswordCommand.ChangePassword(Users.password(true), "$new"))
                .then(new PasswordEvent.Changed(false))
                .keeping(new SecretChange.Put("password", "current", "$new", null));
        given(Users.then(Users.active(), FAILED, FAILED))
                .when(new PasswordCommand.ChangePassword(Users.password(false), ""))
                .thenFails(UserError.PASSWORD_WRONG, FAILED, LOCKED);
        given(Users.then(Users.active(), LOCKED))
                .when(new PasswordCommand.ChangePassword(Users.password(true), "$new"))
                .refused(UserError.LOCKED);
    }

    @Test
    void a_person_without_password_cannot_change_it() {
        UserEvent[] history = {Users.added(true, false), new HumanEvent.InitializationCheckSucceeded()};
        given(history)
                .when(new PasswordCommand.ChangePassword(Users.password(false), ""))
                .refused(UserError.PASSWORD_NOT_SET);
    }

    @Test
    void a_reset_code_goes_to_a_proven_address_only() {
        IssuedCode code = Users.code(CodeKind.PASSWORD);
        given(Users.active())
                .when(new PasswordCommand.RequestReset(ResetChannel.EMAIL, code))
                .then(new PasswordEvent.CodeAdded("999", Users.expiry(CodeKind.PASSWORD), ResetChannel.EMAIL));
        given(Users.registered())
                .when(new PasswordCommand.RequestReset(ResetChannel.EMAIL, code))
                .refused(UserError.EMAIL_NOT_VERIFIED);
        given(Users.active())
                .when(new PasswordCommand.RequestReset(ResetChannel.SMS, code))
                .refused(UserError.PHONE_NOT_VERIFIED);
        given(Users.then(Users.active(), new HumanEvent.PhoneChanged("+41791234567"), new HumanEvent.PhoneVerified()))
                .when(new PasswordCommand.RequestReset(ResetChannel.SMS, code))
                .then(new PasswordEvent.CodeAdded("999", Users.expiry(CodeKind.PASSWORD), ResetChannel.SMS));
    }

    @Test
    void only_an_active_user_resets() {
        IssuedCode code = Users.code(CodeKind.PASSWORD);
        given(Users.initial())
                .when(new PasswordCommand.RequestReset(ResetChannel.EMAIL, code))
                .refused(UserError.NOT_INITIALISED);
        given(Users.then(Users.active(), LOCKED))
                .when(new PasswordCommand.RequestReset(ResetChannel.EMAIL, code))
                .refused(UserError.NOT_ACTIVE);
        given(Users.then(RESETTING, new UserEvent.Deactivated()))
                .when(new PasswordCommand.ResetPassword(Users.right("903"), "$new"))
                .refused(UserError.NOT_ACTIVE);
    }

    @Test
    void the_mailed_code_sets_a_password_once_a1() {
        given(RESETTING)
                .when(new PasswordCommand.ResetPassword(Users.right("903"), "$new"))
                .then(new PasswordEvent.Changed(false))
                .keeping(new SecretChange.Put("password", "current", "$new", null));
        given(Users.then(RESETTING, new PasswordEvent.Changed(false)))
                .when(new PasswordCommand.ResetPassword(Users.right("903"), "$again"))
                .refused(UserError.CODE_MISSING);
        given(Users.active())
                .when(new PasswordCommand.ResetPassword(new CodeCheck("", true, Users.NOW), "$new"))
                .refused(UserError.CODE_MISSING);
    }

    @Test
    void a_wrong_reset_code_changes_nothing_and_dies_at_the_fifth_try_a1() {
        UserEvent failed = new PasswordEvent.CodeCheckFailed();
        PasswordCommand wrong = new PasswordCommand.ResetPassword(Users.wrong("903"), "");
        given(RESETTING).when(wrong).thenFails(UserError.CODE_INVALID, failed);
        assertThat(given(RESETTING).when(wrong).decision().secrets()).isEmpty();
        given(Users.then(RESETTING, Users.times(4, failed)))
                .when(wrong)
                .thenFails(UserError.CODE_INVALID, failed)
                .keeping(new SecretChange.RemoveAll("password_code"));
        given(Users.then(RESETTING, Users.times(5, failed)))
                .when(new PasswordCommand.ResetPassword(Users.right("903"), "$new"))
                .refused(UserError.CODE_MISSING);
        given(RESETTING)
                .when(new PasswordCommand.ResetPassword(Users.late("903"), "$new"))
                .refused(UserError.CODE_EXPIRED);
    }
}
