package dev.signet.user;

import static dev.signet.user.TestingUser.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.AccessTokenType;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserLifecycleTest {
    private static final UserEvent LOCKED = new UserEvent.Locked(UserEvent.LockReason.ADMINISTRATOR, null);

    @Test
    void an_active_user_is_deactivated_and_reactivated() {
        given(Users.active())
                .when(new UserCommand.Deactivate())
                .then(new UserEvent.Deactivated())
                .inState(UserState.INACTIVE);
        given(Users.then(Users.active(), new UserEvent.Deactivated()))
                .when(new UserCommand.Reactivate())
                .then(new UserEvent.Reactivated())
                .inState(UserState.ACTIVE);
    }

    @Test
    void a_machine_is_deactivated_like_a_person() {
        given(Users.machine()).when(new UserCommand.Deactivate()).then(new UserEvent.Deactivated());
    }

    @Test
    void an_inactive_user_cannot_be_deactivated_again() {
        given(Users.then(Users.active(), new UserEvent.Deactivated()))
                .when(new UserCommand.Deactivate())
                .refused(UserError.ALREADY_INACTIVE);
    }

    @Test
    void an_initial_user_cannot_be_deactivated_even_if_locked() {
        given(Users.initial()).when(new UserCommand.Deactivate()).refused(UserError.CANNOT_DEACTIVATE_INITIAL);
        given(Users.then(Users.initial(), LOCKED))
                .when(new UserCommand.Deactivate())
                .refused(UserError.CANNOT_DEACTIVATE_INITIAL);
    }

    @Test
    void a_locked_user_may_be_deactivated() {
        given(Users.then(Users.active(), LOCKED))
                .when(new UserCommand.Deactivate())
                .then(new UserEvent.Deactivated())
                .inState(UserState.INACTIVE);
    }

    @Test
    void only_an_inactive_user_can_be_reactivated() {
        given(Users.active()).when(new UserCommand.Reactivate()).refused(UserError.NOT_INACTIVE);
        given(Users.then(Users.active(), new UserEvent.Suspended()))
                .when(new UserCommand.Reactivate())
                .refused(UserError.NOT_INACTIVE);
    }

    @Test
    void an_active_or_initial_user_can_be_locked() {
        given(Users.active()).when(new UserCommand.Lock()).then(LOCKED).inState(UserState.LOCKED);
        given(Users.initial()).when(new UserCommand.Lock()).then(LOCKED).inState(UserState.LOCKED);
    }

    @Test
    void a_locked_inactive_or_suspended_user_cannot_be_locked() {
        for (UserEvent event : List.of(LOCKED, new UserEvent.Deactivated(), new UserEvent.Suspended())) {
            given(Users.then(Users.active(), event))
                    .when(new UserCommand.Lock())
                    .refused(UserError.NOT_ACTIVE_OR_INITIAL);
        }
    }

    @Test
    void an_unlocked_user_returns_to_the_state_before_the_lock() {
        given(Users.then(Users.active(), LOCKED))
                .when(new UserCommand.Unlock(false))
                .then(new UserEvent.Unlocked(UserState.ACTIVE))
                .inState(UserState.ACTIVE);
        given(Users.then(Users.initial(), LOCKED))
                .when(new UserCommand.Unlock(false))
                .then(new UserEvent.Unlocked(UserState.INITIAL))
                .inState(UserState.INITIAL);
    }

    @Test
    void only_a_locked_user_can_be_unlocked() {
        given(Users.active()).when(new UserCommand.Unlock(false)).refused(UserError.NOT_LOCKED);
    }

    @Test
    void an_active_user_is_suspended_and_reinstated() {
        given(Users.active())
                .when(new UserCommand.Suspend())
                .then(new UserEvent.Suspended())
                .inState(UserState.SUSPENDED);
        given(Users.then(Users.active(), new UserEvent.Suspended()))
                .when(new UserCommand.Reinstate())
                .then(new UserEvent.Reinstated())
                .inState(UserState.ACTIVE);
    }

    @Test
    void a_suspension_is_not_ended_by_deactivation() {
        given(Users.then(Users.active(), new UserEvent.Suspended()))
                .when(new UserCommand.Deactivate())
                .refused(UserError.SUSPENDED);
    }

    @Test
    void only_an_active_user_can_be_suspended_and_only_a_suspended_one_reinstated() {
        given(Users.initial()).when(new UserCommand.Suspend()).refused(UserError.NOT_ACTIVE);
        given(Users.active()).when(new UserCommand.Reinstate()).refused(UserError.NOT_SUSPENDED);
    }

    @Test
    void removing_a_user_releases_the_user_name_and_removes_every_credential() {
        given(Users.active())
                .when(new UserCommand.Remove())
                .then(new UserEvent.Removed())
                .inState(UserState.DELETED)
                .claiming(new ClaimChange.ReleaseAll("user_name"))
                .keeping(
                        new SecretChange.RemoveAll("password"),
                        new SecretChange.RemoveAll("email_code"),
                        new SecretChange.RemoveAll("password_code_delivery"));
        given(Users.machine())
                .when(new UserCommand.Remove())
                .then(new UserEvent.Removed())
                .keeping(new SecretChange.RemoveAll("machine_secret"), new SecretChange.RemoveAll("pat"));
    }

    static List<UserCommand> commandsToAnExistingUser() {
        return List.of(
                new UserCommand.ChangeUserName("b", Users.ORG),
                new UserCommand.Deactivate(),
                new UserCommand.Reactivate(),
                new UserCommand.Lock(),
                new UserCommand.Unlock(false),
                new UserCommand.Suspend(),
                new UserCommand.Reinstate(),
                new UserCommand.Remove(),
                new UserCommand.SetMetadata(Map.of("k", "dg==")),
                new UserCommand.RemoveMetadata(List.of("k")),
                new HumanCommand.ChangeProfile(Users.PROFILE),
                new HumanCommand.RemovePhone(),
                new HumanCommand.VerifyEmail(Users.right("901")),
                new PasswordCommand.SetPassword("$hash", false),
                new PasswordCommand.CheckPassword(Users.password(true), true, null),
                new MachineCommand.RemoveSecret());
    }

    @ParameterizedTest
    @MethodSource("commandsToAnExistingUser")
    void a_user_that_does_not_exist_or_was_deleted_is_not_found(UserCommand command) {
        given().when(command).refused(UserError.NOT_FOUND);
        given(Users.then(Users.active(), new UserEvent.Removed())).when(command).refused(UserError.NOT_FOUND);
        given(Users.then(Users.active(), new UserEvent.Removed(), new UserEvent.Erased()))
                .when(command)
                .refused(UserError.NOT_FOUND);
    }

    @Test
    void a_user_of_another_organization_is_not_found() {
        User ada = given(Users.active()).state();
        assertThatThrownBy(() -> UserAggregate.decide(
                        new UserAggregate.Addressed("another", new UserCommand.Deactivate(), null), ada))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(UserError.NOT_FOUND));
        assertThat(UserAggregate.decide(new UserAggregate.Addressed(Users.ORG, new UserCommand.Deactivate(), null), ada)
                        .events())
                .hasSize(1);
        assertThat(UserAggregate.decide(new UserAggregate.Addressed("", new UserCommand.Deactivate(), null), ada)
                        .events())
                .hasSize(1);
    }

    // attack A-30 in docs/security-rules.md
    @Test
    void an_actor_of_another_organization_does_not_learn_the_rights_of_a_user() {
        User ada = given(Users.active()).state();
        DomainError outOfReach = UserError.OUT_OF_REACH;
        assertThatThrownBy(() -> UserAggregate.decide(
                        new UserAggregate.Addressed("another", new UserCommand.Deactivate(), outOfReach), ada))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(UserError.NOT_FOUND));
        assertThatThrownBy(() -> UserAggregate.decide(
                        new UserAggregate.Addressed(Users.ORG, new UserCommand.Deactivate(), outOfReach), ada))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(UserError.OUT_OF_REACH));
    }

    @Test
    void a_user_id_is_never_used_twice() {
        UserCommand.AddHuman add = Users.add(true, true, false);
        given(Users.active()).when(add).refused(UserError.ID_TAKEN);
        given(Users.then(Users.active(), new UserEvent.Removed())).when(add).refused(UserError.ID_TAKEN);
        given(Users.machine())
                .when(new UserCommand.AddMachine(Users.ORG, Users.ORG, "r", "R", "", AccessTokenType.JWT))
                .refused(UserError.ID_TAKEN);
    }

    @Test
    void changing_the_user_name_releases_the_former_one() {
        given(Users.active())
                .when(new UserCommand.ChangeUserName("grace", ""))
                .then(new UserEvent.UserNameChanged("grace"))
                .claiming(
                        new ClaimChange.ReleaseAll("user_name"),
                        new ClaimChange.Take("user_name", "", "grace", UserError.USER_NAME_TAKEN));
    }

    @Test
    void the_letter_case_of_a_user_name_can_be_changed() {
        given(Users.active())
                .when(new UserCommand.ChangeUserName("Ada", Users.ORG))
                .then(new UserEvent.UserNameChanged("Ada"));
    }

    @Test
    void an_unchanged_user_name_is_refused() {
        given(Users.active())
                .when(new UserCommand.ChangeUserName("ada", Users.ORG))
                .refused(UserError.USER_NAME_NOT_CHANGED);
    }

    @Test
    void a_deleted_user_can_be_erased_and_an_existing_one_only_by_force() {
        given(Users.then(Users.active(), new UserEvent.Removed()))
                .when(new UserCommand.Erase(false))
                .then(new UserEvent.Erased());
        given(Users.active()).when(new UserCommand.Erase(false)).refused(UserError.NOT_DELETED);
        given(Users.active())
                .when(new UserCommand.Erase(true))
                .then(new UserEvent.Removed(), new UserEvent.Erased())
                .claiming(new ClaimChange.ReleaseAll("user_name"));
    }

    @Test
    void an_erased_user_cannot_be_erased_again_and_an_unknown_one_is_not_found() {
        given(Users.then(Users.active(), new UserEvent.Removed(), new UserEvent.Erased()))
                .when(new UserCommand.Erase(true))
                .thenNothing();
        given().when(new UserCommand.Erase(true)).refused(UserError.NOT_FOUND);
    }

    @Test
    void nothing_of_an_erased_person_is_left_in_the_state() {
        User erased = given(Users.then(Users.active(), new UserEvent.Removed(), new UserEvent.Erased()))
                .state();
        assertThat(erased.human()).isNull();
        assertThat(erased.userName()).isEmpty();
        assertThat(erased.metadata()).isEmpty();
    }

    @Test
    void metadata_is_set_in_the_order_of_the_keys_and_only_where_it_changes() {
        UserEvent[] history = Users.then(Users.active(), new UserEvent.MetadataSet("b", "Yg=="));
        given(history)
                .when(new UserCommand.SetMetadata(Map.of("c", "Yw==", "a", "YQ==", "b", "Yg==")))
                .then(new UserEvent.MetadataSet("a", "YQ=="), new UserEvent.MetadataSet("c", "Yw=="));
        given(history).when(new UserCommand.SetMetadata(Map.of("b", "Yg=="))).thenNothing();
    }

    @Test
    void either_all_or_no_metadata_entries_are_removed() {
        UserEvent[] history = Users.then(
                Users.active(), new UserEvent.MetadataSet("a", "YQ=="), new UserEvent.MetadataSet("b", "Yg=="));
        given(history)
                .when(new UserCommand.RemoveMetadata(List.of("b", "a", "b")))
                .then(new UserEvent.MetadataRemoved("b"), new UserEvent.MetadataRemoved("a"));
        given(history).when(new UserCommand.RemoveMetadata(List.of("a", "z"))).refused(UserError.METADATA_NOT_FOUND);
        assertThat(given(Users.then(history, new UserEvent.MetadataRemovedAll()))
                        .state()
                        .metadata())
                .isEmpty();
    }

    @Test
    void every_state_can_be_reached() {
        assertThat(Arrays.asList(
                        given().state().state(),
                        given(Users.active()).state().state(),
                        given(Users.initial()).state().state(),
                        given(Users.then(Users.active(), LOCKED)).state().state(),
                        given(Users.then(Users.active(), new UserEvent.Deactivated()))
                                .state()
                                .state(),
                        given(Users.then(Users.active(), new UserEvent.Suspended()))
                                .state()
                                .state(),
                        given(Users.then(Users.active(), new UserEvent.Removed()))
                                .state()
                                .state()))
                .containsExactlyInAnyOrder(UserState.values());
    }
}
