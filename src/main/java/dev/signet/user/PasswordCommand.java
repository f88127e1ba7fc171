package dev.signet.user;

import dev.signet.user.code.Codes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes that can be requested of a password. Hashes are computed and compared before the decision. */
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
     * @param endsPause whether a right password ends the lock that wrong ones caused
     * @param rehashed hash of the same password with the current parameters, or null if the stored one need not be
     * replaced
     */
    record CheckPassword(
            PasswordCheck check,
            boolean endsPause,
            @Nullable String rehashed) implements PasswordCommand {}

    /**
     * Records that wrong passwords blocked password checks; does nothing if that is already recorded.
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
