package dev.signet.user;

import static dev.signet.user.TestingUser.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.SecretChange;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasswordDeciderTest {
    private static final UserEvent LOCKED = new UserEvent.Locked(UserEvent.LockReason.PASSWORD_ATTEMPTS, null);
    private static final UserEvent[] RESETTING = Users.then(
            Users.active(),
            new PasswordEvent.CodeAdded("903", Users.expiry(CodeKind.PASSWORD), PasswordEvent.ResetChannel.EMAIL));

    private static final Instant END = Users.NOW.plus(Duration.ofMinutes(10));
    private static final UserEvent PAUSE = new UserEvent.Locked(UserEvent.LockReason.PASSWORD_ATTEMPTS, END);
    private static final UserEvent[] PAUSED = Users.then(Users.active(), PAUSE);

    private static PasswordCommand check(boolean matched) {
        return new PasswordCommand.CheckPassword(Users.password(matched), true, null);
    }

    // attack A-36 in docs/security-rules.md
    @Test
    void neither_a_right_nor_a_wrong_password_is_an_event() {
        given(Users.active()).when(check(true)).thenNothing();
        given(Users.active()).when(check(false)).refused(UserError.PASSWORD_WRONG);
        given(Users.then(Users.active(), new PasswordEvent.CheckFailed()))
                .when(check(true))
                .thenNothing();
    }

    @Test
    void a_block_of_password_checks_is_recorded_once() {
        given(Users.active()).when(new PasswordCommand.Pause(END)).then(PAUSE).inState(UserState.LOCKED);
        given(PAUSED).when(new PasswordCommand.Pause(END.plusSeconds(60))).thenNothing();
        given(Users.active()).when(new PasswordCommand.Pause(null)).then(LOCKED).inState(UserState.LOCKED);
        given(PAUSED).when(new PasswordCommand.Pause(null)).then(LOCKED);
        for (UserEvent out : new UserEvent[] {new UserEvent.Deactivated(), new UserEvent.Suspended(), LOCKED}) {
            given(Users.then(Users.active(), out))
                    .when(new PasswordCommand.Pause(END))
                    .thenNothing();
        }
    }

    @Test
    void a_locked_user_is_refused_whatever_the_password() {
        given(Users.then(Users.active(), LOCKED)).when(check(true)).refused(UserError.LOCKED);
        given(Users.then(Users.active(), LOCKED)).when(check(false)).refused(UserError.LOCKED);
    }

    @Test
    void a_right_password_from_elsewhere_ends_a_pause_and_one_from_a_known_browser_leaves_it() {
        given(PAUSED)
                .when(check(true))
                .then(new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
        given(PAUSED)
                .when(new PasswordCommand.CheckPassword(Users.password(true), false, null))
                .thenNothing();
        given(PAUSED).when(check(false)).refused(UserError.PASSWORD_WRONG);
    }

    @Test
    void during_a_pause_a_forgotten_password_is_reset() {
        PasswordEvent code =
                new PasswordEvent.CodeAdded("999", Users.expiry(CodeKind.PASSWORD), PasswordEvent.ResetChannel.EMAIL);
        given(PAUSED)
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.EMAIL, Users.code(CodeKind.PASSWORD)))
                .then(code)
                .inState(UserState.LOCKED);
        given(Users.then(PAUSED, code))
                .when(new PasswordCommand.ResetPassword(Users.right("999"), "$new"))
                .then(new PasswordEvent.Changed(false), new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
    }

    @Test
    void a_pause_does_not_restrict_administrators() {
        given(PAUSED)
                .when(new UserCommand.Lock())
                .then(new UserEvent.Locked(UserEvent.LockReason.ADMINISTRATOR, null))
                .inState(UserState.LOCKED);
        given(Users.then(PAUSED, new UserEvent.Locked(UserEvent.LockReason.ADMINISTRATOR, null)))
                .when(new UserCommand.Unlock(false))
                .then(new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
        given(PAUSED).when(new UserCommand.Suspend()).inState(UserState.SUSPENDED);
        given(PAUSED).when(new UserCommand.Deactivate()).inState(UserState.INACTIVE);
        given(PAUSED)
                .when(new PasswordCommand.SetPassword("$set", false))
                .then(new PasswordEvent.Changed(false), new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
    }

    @Test
    void a_pause_is_lifted_by_hand_only_while_it_lasts() {
        given(PAUSED)
                .when(new UserCommand.Unlock(true))
                .then(new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
        given(PAUSED).when(new UserCommand.Unlock(false)).refused(UserError.NOT_LOCKED);
    }

    @Test
    void a_password_that_was_compared_with_a_former_hash_is_refused() {
        given(Users.then(Users.active(), new PasswordEvent.Changed(false)))
                .when(check(true))
                .refused(UserError.PASSWORD_WRONG);
    }

    @Test
    void only_passwords_of_active_users_are_checked() {
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
    void the_password_of_a_registration_is_refused_until_the_address_is_proven_a18() {
        given(Users.registered()).when(check(true)).refused(UserError.PASSWORD_WRONG);
        given(Users.registered())
                .when(new PasswordCommand.ChangePassword(Users.password(true), "$new"))
                .refused(UserError.PASSWORD_WRONG);
        given(Users.then(Users.registered(), new HumanEvent.EmailChanged("other@example.com")))
                .when(check(true))
                .refused(UserError.PASSWORD_WRONG);
        UserEvent[] proven = Users.then(Users.registered(), new HumanEvent.EmailVerified());
        given(proven).when(check(true)).thenNothing();
        given(Users.then(proven, new HumanEvent.EmailChanged("other@example.com")))
                .when(check(true))
                .thenNothing();
    }

    @Test
    void a_user_whom_an_administrator_added_may_sign_in_with_an_unproven_address() {
        UserEvent[] history = {Users.added(false, true), new HumanEvent.InitializationCheckSucceeded()};
        given(history).when(check(true)).thenNothing();
    }

    @Test
    void an_outdated_hash_is_replaced() {
        given(Users.active())
                .when(new PasswordCommand.CheckPassword(Users.password(true), true, "$newer"))
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
        assertThat(after.requireHuman().password()).isEqualTo(new Human.Password(2, true, null));
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
    void the_right_old_password_allows_a_change_and_a_wrong_one_does_not() {
        given(Users.active())
                .when(new PasswordCommand.ChangePassword(Users.password(true), "$new"))
                .then(new PasswordEvent.Changed(false))
                .keeping(new SecretChange.Put("password", "current", "$new", null));
        given(Users.active())
                .when(new PasswordCommand.ChangePassword(Users.password(false), ""))
                .refused(UserError.PASSWORD_WRONG);
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
        Codes.Issued code = Users.code(CodeKind.PASSWORD);
        given(Users.active())
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.EMAIL, code))
                .then(new PasswordEvent.CodeAdded(
                        "999", Users.expiry(CodeKind.PASSWORD), PasswordEvent.ResetChannel.EMAIL));
        given(Users.registered())
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.EMAIL, code))
                .refused(UserError.EMAIL_NOT_VERIFIED);
        given(Users.active())
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.SMS, code))
                .refused(UserError.PHONE_NOT_VERIFIED);
        given(Users.then(Users.active(), new HumanEvent.PhoneChanged("+41791234567"), new HumanEvent.PhoneVerified()))
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.SMS, code))
                .then(new PasswordEvent.CodeAdded(
                        "999", Users.expiry(CodeKind.PASSWORD), PasswordEvent.ResetChannel.SMS));
    }

    @Test
    void only_an_active_user_can_reset_the_password() {
        Codes.Issued code = Users.code(CodeKind.PASSWORD);
        given(Users.initial())
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.EMAIL, code))
                .refused(UserError.NOT_INITIALISED);
        given(Users.then(Users.active(), LOCKED))
                .when(new PasswordCommand.RequestReset(PasswordEvent.ResetChannel.EMAIL, code))
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
                .when(new PasswordCommand.ResetPassword(new Codes.Check("", true, Users.NOW), "$new"))
                .refused(UserError.CODE_MISSING);
    }

    @Test
    void a_wrong_reset_code_changes_nothing_and_the_last_invalidates_the_code_a1() {
        UserEvent failed = new PasswordEvent.CodeCheckFailed();
        PasswordCommand wrong = new PasswordCommand.ResetPassword(Users.wrong("903"), "");
        given(RESETTING).when(wrong).thenFails(UserError.CODE_INVALID, failed);
        assertThat(given(RESETTING).when(wrong).decision().secrets()).isEmpty();
        given(Users.then(RESETTING, Users.times(CodeKind.MAX_FAILURES - 1, failed)))
                .when(wrong)
                .thenFails(UserError.CODE_INVALID, failed)
                .keeping(new SecretChange.RemoveAll("password_code"));
        given(Users.then(RESETTING, Users.times(CodeKind.MAX_FAILURES, failed)))
                .when(new PasswordCommand.ResetPassword(Users.right("903"), "$new"))
                .refused(UserError.CODE_MISSING);
        given(RESETTING)
                .when(new PasswordCommand.ResetPassword(Users.late("903"), "$new"))
                .refused(UserError.CODE_EXPIRED);
    }
}
