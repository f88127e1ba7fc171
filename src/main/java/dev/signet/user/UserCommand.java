package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.user.code.Codes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes that can be requested of a user of either kind, with all data that the decision needs. */
sealed interface UserCommand
        permits UserCommand.AddHuman,
                UserCommand.AddMachine,
                UserCommand.ChangeUserName,
                UserCommand.Deactivate,
                UserCommand.Reactivate,
                UserCommand.Lock,
                UserCommand.Unlock,
                UserCommand.Suspend,
                UserCommand.Reinstate,
                UserCommand.Remove,
                UserCommand.Erase,
                UserCommand.SetMetadata,
                UserCommand.RemoveMetadata,
                UserCommand.Impersonate,
                HumanCommand,
                PasswordCommand,
                MachineCommand {

    /**
     * Creates a person.
     *
     * @param nameScope where the user name must be unique: an organization, or empty for the instance
     * @param phone E.164, or null
     * @param passwordHash PHC string, or null without password
     * @param code the initialization or e-mail code, see {@link Codes#firstCodeOf}; null if none is needed
     * @param phoneCode null if no phone number has to be proven
     */
    record AddHuman(
            String orgId,
            String nameScope,
            String userName,
            Profile profile,
            String email,
            boolean emailVerified,
            @Nullable String phone,
            boolean phoneVerified,
            @Nullable String passwordHash,
            boolean passwordChangeRequired,
            boolean selfRegistered,
            Codes.@Nullable Issued code,
            Codes.@Nullable Issued phoneCode)
            implements UserCommand {}

    record AddMachine(
            String orgId,
            String nameScope,
            String userName,
            String name,
            String description,
            AccessTokenType accessTokenType)
            implements UserCommand {}

    record ChangeUserName(String userName, String nameScope) implements UserCommand {}

    record Deactivate() implements UserCommand {}

    record Reactivate() implements UserCommand {}

    record Lock() implements UserCommand {}

    /**
     * Lifts a lock.
     *
     * @param closed whether wrong passwords block password checks at the moment
     */
    record Unlock(boolean closed) implements UserCommand {}

    record Suspend() implements UserCommand {}

    record Reinstate() implements UserCommand {}

    record Remove() implements UserCommand {}

    /** Ends the history of a person whose data is erased; {@code force} also deletes a user that is not deleted yet. */
    record Erase(boolean force) implements UserCommand {}

    /** Sets metadata entries; values in base64. */
    record SetMetadata(Map<String, String> entries) implements UserCommand {
        public SetMetadata {
            entries = Map.copyOf(entries);
        }
    }

    /** Removes all of these metadata entries or none. */
    record RemoveMetadata(List<String> keys) implements UserCommand {
        public RemoveMetadata {
            keys = List.copyOf(keys);
        }
    }

    /** Records that the actor gets tokens of the user by impersonation. The caller has checked that this is allowed. */
    record Impersonate(String actorId, String clientId) implements UserCommand {}
}
