package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.user.code.Codes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands that change a user of either kind, human or machine, with all data that the decision needs. */
sealed interface UserCommand
        permits UserCommand.AddHuman,
                UserCommand.ImportHuman,
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
     * @param nameScope the scope in which the user name must be unique: the id of an organization, or empty for the
     * instance
     * @param phone phone number in E.164 format, or null
     * @param passwordHash PHC string, or null if the person has no password yet
     * @param code the initialization or e-mail code, see {@link Codes#firstCodeOf}; null if none is needed
     * @param phoneCode null if no phone number has to be verified
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

    /**
     * Creates a person with everything that another system knows about them.
     *
     * @param metadata as in {@link SetMetadata}
     * @param state the state that an administrator of the other system has put the person into; ACTIVE for none
     * @param withCodes whether codes are issued, and so mailed, as for {@link AddHuman}
     */
    record ImportHuman(AddHuman add, Map<String, String> metadata, UserState state, boolean withCodes)
            implements UserCommand {
        public ImportHuman {
            metadata = Map.copyOf(metadata);
        }
    }

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

    /** Marks a deleted user as erased. With {@code force}, a user that is not deleted yet is deleted first. */
    record Erase(boolean force) implements UserCommand {}

    /** Sets metadata entries. The values are in base64. */
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
