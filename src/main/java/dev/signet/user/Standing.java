package dev.signet.user;

/**
 * Which rights a manager needs in order to change a user who has memberships and is therefore a manager too (A-20,
 * For a user without memberships, the permission that the API call requires is enough.
 */
public enum Standing {
    /**
     * Rights are not compared, because the change is authorised by a password or a code, or because another rule
     * applies.
     */
    FREE,
    /**
     * For each membership of the user, the manager has the permission to write users on the same or a wider level
     * (project, organization, instance). {@link #REACH} is enough, too.
     */
    LEVEL,
    /**
     * The manager may do everything that the user may do, wherever the user may do it, or could give themselves a role
     * with which they may.
     */
    REACH,
    /**
     * Requires the same as {@link #REACH}, but refuses with an error of its own. It is for changes to how the user
     * signs in, because the manager could use them to sign in as the user.
     */
    CREDENTIALS;

    /** Returns the standing that a command needs, whichever API call it comes from. */
    static Standing neededBy(UserCommand command) {
        return switch (command) {
            case UserCommand.AddHuman _, UserCommand.ImportHuman _, UserCommand.AddMachine _ -> FREE;
            case UserCommand.Impersonate _ -> FREE;
            case UserCommand.ChangeUserName _, UserCommand.Remove _, UserCommand.Erase _ -> REACH;
            case UserCommand.Deactivate _, UserCommand.Lock _, UserCommand.Suspend _ -> LEVEL;
            case UserCommand.Reactivate _, UserCommand.Unlock _, UserCommand.Reinstate _ -> LEVEL;
            case UserCommand.SetMetadata _, UserCommand.RemoveMetadata _ -> LEVEL;
            case HumanCommand human -> neededBy(human);
            case PasswordCommand password -> neededBy(password);
            case MachineCommand machine -> neededBy(machine);
        };
    }

    /**
     * Tells whether a command can prevent its user from signing in. Such a command must not leave the instance without
     * an owner who is able to sign in.
     */
    static boolean mayPreventSignIn(UserCommand command) {
        return switch (command) {
            case UserCommand.Deactivate _, UserCommand.Lock _, UserCommand.Suspend _ -> true;
            case UserCommand.Remove _, UserCommand.Erase _ -> true;
            case MachineCommand.RemoveSecret _, MachineCommand.RemoveKey _, MachineCommand.RemoveToken _ -> true;
            case UserCommand.AddHuman _, UserCommand.ImportHuman _, UserCommand.AddMachine _ -> false;
            case UserCommand.Impersonate _ -> false;
            case UserCommand.ChangeUserName _, UserCommand.Reactivate _, UserCommand.Unlock _ -> false;
            case UserCommand.Reinstate _, UserCommand.SetMetadata _, UserCommand.RemoveMetadata _ -> false;
            case HumanCommand _, PasswordCommand _ -> false;
            case MachineCommand.ChangeMachine _, MachineCommand.SetSecret _ -> false;
            case MachineCommand.AddKey _, MachineCommand.AddToken _ -> false;
        };
    }

    private static Standing neededBy(HumanCommand command) {
        return switch (command) {
            case HumanCommand.ChangeProfile _, HumanCommand.RemoveAvatar _ -> REACH;
            case HumanCommand.ChangeEmail _, HumanCommand.ChangePhone _, HumanCommand.RemovePhone _ -> CREDENTIALS;
            case HumanCommand.ResendInitialization resend -> resend.email() == null ? LEVEL : CREDENTIALS;
            case HumanCommand.ResendEmailCode _, HumanCommand.ResendPhoneCode _ -> LEVEL;
            case HumanCommand.VerifyEmail _, HumanCommand.VerifyPhone _, HumanCommand.Initialize _ -> FREE;
            case HumanCommand.RecordCodeSent _ -> FREE;
        };
    }

    private static Standing neededBy(PasswordCommand command) {
        return switch (command) {
            case PasswordCommand.SetPassword _ -> CREDENTIALS;
            case PasswordCommand.RequestReset _ -> LEVEL;
            case PasswordCommand.ChangePassword _, PasswordCommand.CheckPassword _ -> FREE;
            case PasswordCommand.ResetPassword _, PasswordCommand.Pause _ -> FREE;
        };
    }

    private static Standing neededBy(MachineCommand command) {
        return switch (command) {
            case MachineCommand.ChangeMachine _ -> REACH;
            case MachineCommand.SetSecret _, MachineCommand.RemoveSecret _ -> CREDENTIALS;
            case MachineCommand.AddKey _, MachineCommand.RemoveKey _ -> CREDENTIALS;
            case MachineCommand.AddToken _, MachineCommand.RemoveToken _ -> CREDENTIALS;
        };
    }
}
