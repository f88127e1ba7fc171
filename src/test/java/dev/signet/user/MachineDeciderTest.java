package dev.signet.user;

import static dev.signet.user.TestingUser.given;

import dev.signet.access.AccessTokenType;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.SecretChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineDeciderTest {
    private static final UserEvent KEY = new MachineEvent.KeyAdded("1", "pem", MachineCommands.FAR_FUTURE);
    private static final UserEvent TOKEN =
            new MachineEvent.TokenAdded("2", MachineCommands.FAR_FUTURE, MachineCommands.TOKEN_SCOPES);

    @Test
    void a_machine_is_added_under_a_unique_user_name() {
        given().when(new UserCommand.AddMachine(
                        Users.ORG, "", "robot", "Robot", "turns screws", AccessTokenType.BEARER))
                .then(Users.machine())
                .inState(UserState.ACTIVE)
                .claiming(new ClaimChange.Take("user_name", "", "robot", UserError.USER_NAME_TAKEN));
    }

    @Test
    void a_machine_is_changed_and_refused_if_nothing_changes() {
        given(Users.machine())
                .when(new MachineCommand.ChangeMachine("Robot", "turns screws", AccessTokenType.JWT))
                .then(new MachineEvent.Changed("Robot", "turns screws", AccessTokenType.JWT));
        given(Users.machine())
                .when(new MachineCommand.ChangeMachine("Robot", "turns screws", AccessTokenType.BEARER))
                .refused(UserError.MACHINE_NOT_CHANGED);
    }

    @Test
    void a_secret_is_set_replaced_and_removed() {
        given(Users.machine())
                .when(new MachineCommand.SetSecret("digest"))
                .then(new MachineEvent.SecretSet())
                .keeping(new SecretChange.Put("machine_secret", "current", "digest", null));
        UserEvent[] withSecret = Users.then(Users.machine(), new MachineEvent.SecretSet());
        given(withSecret).when(new MachineCommand.SetSecret("other")).then(new MachineEvent.SecretUpdated());
        given(withSecret)
                .when(new MachineCommand.RemoveSecret())
                .then(new MachineEvent.SecretRemoved())
                .keeping(new SecretChange.RemoveAll("machine_secret"));
        given(Users.machine()).when(new MachineCommand.RemoveSecret()).refused(UserError.SECRET_NOT_FOUND);
    }

    @Test
    void a_key_is_added_and_can_be_removed_once() {
        given(Users.machine())
                .when(new MachineCommand.AddKey("1", "pem", MachineCommands.FAR_FUTURE))
                .then(KEY);
        given(Users.then(Users.machine(), KEY))
                .when(new MachineCommand.RemoveKey("1"))
                .then(new MachineEvent.KeyRemoved("1"));
        given(Users.machine()).when(new MachineCommand.RemoveKey("1")).refused(UserError.KEY_NOT_FOUND);
    }

    @Test
    void a_token_is_stored_as_a_digest_and_can_be_revoked_once() {
        given(Users.machine())
                .when(new MachineCommand.AddToken(
                        "2", "digest", MachineCommands.FAR_FUTURE, MachineCommands.TOKEN_SCOPES))
                .then(TOKEN)
                .keeping(new SecretChange.Put("pat", "2", "digest", MachineCommands.FAR_FUTURE));
        given(Users.then(Users.machine(), TOKEN))
                .when(new MachineCommand.RemoveToken("2"))
                .then(new MachineEvent.TokenRemoved("2"))
                .keeping(new SecretChange.Remove("pat", "2"));
        given(Users.machine()).when(new MachineCommand.RemoveToken("2")).refused(UserError.TOKEN_NOT_FOUND);
    }

    @Test
    void commands_for_machines_are_refused_for_a_person() {
        List<MachineCommand> commands = List.of(
                new MachineCommand.ChangeMachine("a", "b", AccessTokenType.JWT),
                new MachineCommand.SetSecret("digest"),
                new MachineCommand.RemoveSecret(),
                new MachineCommand.AddKey("1", "pem", MachineCommands.FAR_FUTURE),
                new MachineCommand.RemoveKey("1"),
                new MachineCommand.AddToken("2", "d", MachineCommands.FAR_FUTURE, List.of()),
                new MachineCommand.RemoveToken("2"));
        commands.forEach(command -> given(Users.active()).when(command).refused(UserError.NOT_MACHINE));
    }
}
