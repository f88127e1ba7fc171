package dev.signet.user;

import static dev.signet.user.TestingUser.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HumanDeciderTest {
    private static final HumanEvent.InitializationCodeAdded NEW_INITIALIZATION =
            new HumanEvent.InitializationCodeAdded("999", Users.expiry(CodeKind.INITIALIZATION));

    @Test
    void a_person_with_proven_address_and_password_is_active_at_once() {
        given().when(Users.add(true, true, false))
                .then(Users.added(true, true))
                .inState(UserState.ACTIVE)
                .claiming(new ClaimChange.Take("user_name", Users.ORG, "ada", UserError.USER_NAME_TAKEN))
                .keeping(new SecretChange.Put("password", "current", "$hash", null));
    }

    @Test
    void a_person_without_password_or_proven_address_is_initial_and_gets_a_code() {
        for (boolean verified : new boolean[] {true, false}) {
            for (boolean password : new boolean[] {true, false}) {
                if (!verified || !password) {
                    given().when(Users.add(verified, password, false))
                            .then(Users.added(verified, password), NEW_INITIALIZATION)
                            .inState(UserState.INITIAL)
                            .keeping(
                                    new SecretChange.Put(
                                            "initialization_code",
                                            "999",
                                            "digest",
                                            Users.expiry(CodeKind.INITIALIZATION)),
                                    new SecretChange.Put(
                                            "initialization_code_delivery",
                                            "999",
                                            "sealed",
                                            Users.expiry(CodeKind.INITIALIZATION)));
                }
            }
        }
    }

    @Test
    void a_person_who_registers_is_active_and_proves_the_address() {
        given().when(Users.add(false, true, true))
                .then(Users.registered()[0], new HumanEvent.EmailCodeAdded("999", Users.expiry(CodeKind.EMAIL)))
                .inState(UserState.ACTIVE);
    }

    @Test
    void a_person_is_imported_with_metadata_and_state_in_one_decision() {
        given().when(importing(Users.add(true, true, false), UserState.INACTIVE, true))
                .then(
                        Users.added(true, true),
                        new UserEvent.MetadataSet("team", "YmVybg=="),
                        new UserEvent.Deactivated())
                .inState(UserState.INACTIVE)
                .claiming(new ClaimChange.Take("user_name", Users.ORG, "ada", UserError.USER_NAME_TAKEN))
                .keeping(new SecretChange.Put("password", "current", "$hash", null));
    }

    @Test
    void an_import_mails_a_code_only_if_it_says_so() {
        given().when(importing(Users.add(true, false, false), UserState.ACTIVE, false))
                .then(Users.added(true, false), new UserEvent.MetadataSet("team", "YmVybg=="))
                .inState(UserState.INITIAL);
        given().when(importing(Users.add(true, false, false), UserState.ACTIVE, true))
                .then(Users.added(true, false), NEW_INITIALIZATION, new UserEvent.MetadataSet("team", "YmVybg=="));
    }

    @Test
    void an_import_follows_the_rules_of_each_state() {
        assertThatThrownBy(() -> given().when(importing(Users.add(true, false, false), UserState.INACTIVE, false))
                        .decision())
                .hasMessageContaining("INITIAL");
    }

    private static UserCommand importing(UserCommand.AddHuman add, UserState state, boolean withCodes) {
        return new UserCommand.ImportHuman(add, Map.of("team", "YmVybg=="), state, withCodes);
    }

    @Test
    void a_code_of_another_kind_than_needed_is_a_fault_of_the_caller() {
        UserCommand.AddHuman add = Users.add(true, true, false);
        UserCommand.AddHuman broken = new UserCommand.AddHuman(
                add.orgId(),
                add.nameScope(),
                add.userName(),
                add.profile(),
                add.email(),
                false,
                null,
                false,
                add.passwordHash(),
                false,
                false,
                Users.code(CodeKind.EMAIL),
                null);
        assertThatThrownBy(() -> given().when(broken).decision()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unproven_phone_number_gets_a_code() {
        UserCommand.AddHuman add = Users.add(true, true, false);
        UserCommand.AddHuman withPhone = new UserCommand.AddHuman(
                add.orgId(),
                add.nameScope(),
                add.userName(),
                add.profile(),
                add.email(),
                true,
                "+41791234567",
                false,
                add.passwordHash(),
                false,
                false,
                null,
                Users.code(CodeKind.PHONE));
        assertThat(given().when(withPhone).decision().events())
                .endsWith(new HumanEvent.PhoneCodeAdded("999", Users.expiry(CodeKind.PHONE)));
    }

    @Test
    void a_profile_is_replaced_as_a_whole_and_refused_if_nothing_changes() {
        given(Users.active())
                .when(new HumanCommand.ChangeProfile(
                        new Profile("Ada", "King", "Countess", "Ada King", "", Profile.Gender.UNSPECIFIED)))
                .then(new HumanEvent.ProfileChanged(
                        "Ada", "King", "Countess", "Ada King", "", Profile.Gender.UNSPECIFIED));
        given(Users.active())
                .when(new HumanCommand.ChangeProfile(Users.PROFILE))
                .refused(UserError.PROFILE_NOT_CHANGED);
    }

    @Test
    void commands_for_people_are_refused_for_a_machine() {
        given(Users.machine())
                .when(new HumanCommand.ChangeProfile(Users.PROFILE))
                .refused(UserError.NOT_HUMAN);
        given(Users.machine()).when(new HumanCommand.RemovePhone()).refused(UserError.NOT_HUMAN);
        given(Users.machine())
                .when(new PasswordCommand.SetPassword("$hash", true))
                .refused(UserError.NOT_HUMAN);
    }

    @Test
    void an_avatar_is_removed() {
        UserEvent[] history = Users.then(Users.active(), new HumanEvent.AvatarAdded("https://example.com/a.png"));
        given(history).when(new HumanCommand.RemoveAvatar()).then(new HumanEvent.AvatarRemoved());
        given(Users.active()).when(new HumanCommand.RemoveAvatar()).refused(UserError.AVATAR_NOT_FOUND);
    }

    @Test
    void the_right_code_and_a_password_finish_the_set_up() {
        given(Users.initial())
                .when(new HumanCommand.Initialize(Users.right("900"), "$new"))
                .then(
                        new HumanEvent.EmailVerified(),
                        new PasswordEvent.Changed(false),
                        new HumanEvent.InitializationCheckSucceeded())
                .inState(UserState.ACTIVE)
                .keeping(
                        new SecretChange.Put("password", "current", "$new", null),
                        new SecretChange.RemoveAll("initialization_code"),
                        new SecretChange.RemoveAll("initialization_code_delivery"));
    }

    @Test
    void a_person_without_password_has_to_choose_one() {
        given(Users.initial())
                .when(new HumanCommand.Initialize(Users.right("900"), null))
                .refused(UserError.PASSWORD_REQUIRED);
        UserEvent[] withPassword = {
            Users.added(false, true),
            new HumanEvent.InitializationCodeAdded("900", Users.expiry(CodeKind.INITIALIZATION))
        };
        given(withPassword)
                .when(new HumanCommand.Initialize(Users.right("900"), null))
                .then(new HumanEvent.EmailVerified(), new HumanEvent.InitializationCheckSucceeded());
    }

    @Test
    void a_wrong_expired_used_or_invalidated_initialization_code_is_refused() {
        HumanCommand wrong = new HumanCommand.Initialize(Users.wrong("900"), null);
        given(Users.initial())
                .when(wrong)
                .thenFails(UserError.CODE_INVALID, new HumanEvent.InitializationCheckFailed());
        given(Users.initial())
                .when(new HumanCommand.Initialize(Users.late("900"), "$new"))
                .refused(UserError.CODE_EXPIRED);
        given(Users.then(
                        Users.initial(),
                        Users.times(CodeKind.MAX_FAILURES - 1, new HumanEvent.InitializationCheckFailed())))
                .when(wrong)
                .thenFails(UserError.CODE_INVALID, new HumanEvent.InitializationCheckFailed())
                .keeping(new SecretChange.RemoveAll("initialization_code"));
        given(Users.then(
                        Users.initial(),
                        Users.times(CodeKind.MAX_FAILURES, new HumanEvent.InitializationCheckFailed())))
                .when(new HumanCommand.Initialize(Users.right("900"), "$new"))
                .refused(UserError.CODE_MISSING);
        given(Users.then(Users.initial(), new HumanEvent.InitializationCheckSucceeded()))
                .when(new HumanCommand.Initialize(Users.right("900"), "$new"))
                .refused(UserError.ALREADY_INITIALISED);
    }

    @Test
    void a_locked_person_does_not_finish_the_set_up() {
        given(Users.then(Users.initial(), new UserEvent.Locked(UserEvent.LockReason.ADMINISTRATOR, null)))
                .when(new HumanCommand.Initialize(Users.right("900"), "$new"))
                .refused(UserError.LOCKED);
    }

    @Test
    void another_initialization_code_replaces_the_former_and_may_go_to_another_address() {
        Codes.Issued code = Users.code(CodeKind.INITIALIZATION);
        given(Users.initial())
                .when(new HumanCommand.ResendInitialization(null, code))
                .then(NEW_INITIALIZATION)
                .keeping(new SecretChange.RemoveAll("initialization_code"));
        given(Users.initial())
                .when(new HumanCommand.ResendInitialization("ada@example.com", code))
                .then(NEW_INITIALIZATION);
        given(Users.initial())
                .when(new HumanCommand.ResendInitialization("new@example.com", code))
                .then(new HumanEvent.EmailChanged("new@example.com"), NEW_INITIALIZATION);
        given(Users.active())
                .when(new HumanCommand.ResendInitialization(null, code))
                .refused(UserError.ALREADY_INITIALISED);
    }

    @Test
    void a_replaced_code_is_refused_and_is_no_wrong_try() {
        given(Users.then(Users.initial(), NEW_INITIALIZATION))
                .when(new HumanCommand.Initialize(Users.right("900"), "$new"))
                .refused(UserError.CODE_INVALID);
    }

    @Test
    void sending_a_code_is_recorded_and_deletes_its_readable_form() {
        given(Users.initial())
                .when(new HumanCommand.RecordCodeSent(CodeKind.INITIALIZATION, "900"))
                .then(new HumanEvent.InitializationCodeSent("900"))
                .keeping(new SecretChange.Remove("initialization_code_delivery", "900"));
        given(Users.initial())
                .when(new HumanCommand.RecordCodeSent(CodeKind.INITIALIZATION, "former"))
                .thenNothing();
        given(Users.registered())
                .when(new HumanCommand.RecordCodeSent(CodeKind.EMAIL, "901"))
                .then(new HumanEvent.EmailCodeSent("901"));
        given(Users.active())
                .when(new HumanCommand.RecordCodeSent(CodeKind.PHONE, "1"))
                .thenNothing();
    }
}
