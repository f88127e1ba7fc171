package dev.signet.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked about a password; hashes are computed and compared before the decision. */
sealed interface PasswordCommand extends UserCommand {

    /** Set by an administrator. */
    record SetPassword(String hash, boolean changeRequired) implements PasswordCommand {}

    /**
     * Changed by the person who knows the old one.
     *
     * @param hash of the new password; used only if the old one matched
     */
    record ChangePassword(PasswordCheck check, String hash) implements PasswordCommand {}

    /**
     * Entered at sign-in.
     *
     * @param endsPause whether a right one ends a lock by wrong ones
     * @param rehashed the same password under today's parameters, or null if nothing is to be replaced
     */
    record CheckPassword(
            PasswordCheck check,
            boolean endsPause,
            @Nullable String rehashed) implements PasswordCommand {}

    /**
     * Notes that wrong passwords closed the password; does nothing if that is noted already.
     *
     * @param until when it opens by itself for the first time; null for a lock that an administrator has to lift
     */
    record Pause(@Nullable Instant until) implements PasswordCommand {}

    record RequestReset(ResetChannel channel, IssuedCode code) implements PasswordCommand {}

    /** Chooses a new password with a mailed code. */
    record ResetPassword(CodeCheck check, String hash) implements PasswordCommand {}

    /**
     * A password that was compared with the stored hash.
     *
     * @param revision password it was compared with
     */
    record PasswordCheck(boolean matched, int revision) {}
}
