package dev.signet.user;

import dev.signet.kernel.DomainError;

/**
 * A password breaks the policy, or an imported hash cannot be used.
 *
 * @param reason last part of the code: {@code too_short}, {@code too_long}, {@code too_common}, {@code contains_name},
 * {@code hash_invalid}
 * @param message never contains the password or the hash
 * @param field request field that contained it
 */
public record PasswordRefused(String reason, String message, String field) implements DomainError {
    @Override
    public Kind kind() {
        return Kind.INVALID_ARGUMENT;
    }

    @Override
    public String code() {
        return "user.password." + reason;
    }
}
