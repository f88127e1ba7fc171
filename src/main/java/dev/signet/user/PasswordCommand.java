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
     * @param rehashed the same password under today's parameters, or null if nothing is to be replaced
     */
    record CheckPassword(PasswordCheck check, @Nullable String rehashed) implements PasswordCommand {}

    record RequestReset(ResetChannel channel, IssuedCode code) implements PasswordCommand {}

    /** Chooses a new password with a mailed code. */
    record ResetPassword(CodeCheck check, String hash) implements PasswordCommand {}

    /**
     * A password that was compared with the stored hash.
     *
     * @param revision password it was compared with
     */
    record PasswordCheck(boolean matched, int revision, Lockout lockout, Instant now) {}
}
