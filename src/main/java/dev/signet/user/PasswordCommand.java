package dev.signet.user;

import dev.signet.user.code.Codes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Commands that set, change, check and reset a password. Hashes are computed and compared before the command is
 * decided, because that is slow.
 */
sealed interface PasswordCommand extends UserCommand {

    /** An administrator sets the password. */
    record SetPassword(String hash, boolean changeRequired) implements PasswordCommand {}

    /**
     * A person who knows the old password changes it.
     *
     * @param hash hash of the new password; used only if the old one matched
     */
    record ChangePassword(PasswordCheck check, String hash) implements PasswordCommand {}

    /**
     * A person enters the password at sign-in.
     *
     * @param endsPause whether the right password lifts a lock that wrong passwords caused
     * @param rehashed hash of the same password with the current parameters, or null if the stored hash need not be
     * replaced
     */
    record CheckPassword(
            PasswordCheck check,
            boolean endsPause,
            @Nullable String rehashed) implements PasswordCommand {}

    /**
     * Records that wrong passwords have blocked password checks. Does nothing if such a block is already recorded or if
     * the user is not active.
     *
     * @param until when the first block ends; null for a lock that an administrator has to lift
     */
    record Pause(@Nullable Instant until) implements PasswordCommand {}

    record RequestReset(PasswordEvent.ResetChannel channel, Codes.Issued code) implements PasswordCommand {}

    /** A person sets a new password with a code that was sent. */
    record ResetPassword(Codes.Check check, String hash) implements PasswordCommand {}

    /**
     * The result of comparing a password with the stored hash.
     *
     * @param revision the password revision whose hash was compared
     */
    record PasswordCheck(boolean matched, int revision) {}
}
