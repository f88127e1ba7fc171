package dev.signet.user;

import org.jspecify.annotations.Nullable;

/**
 * A person to be created.
 *
 * @param userId id to use if it is free, or null to generate one
 * @param userName 1 to 200 characters, unique in the organization or the instance, depending on the domain policy
 * @param email address to send mail to, spelled exactly like this
 * @param emailVerified whether the caller declares the address verified
 * @param phone number with leading {@code +}, or null
 * @param password null for a person who chooses a password with the initialization code
 */
public record NewHuman(
        @Nullable String userId,
        String userName,
        Profile profile,
        String email,
        boolean emailVerified,
        @Nullable String phone,
        boolean phoneVerified,
        @Nullable NewPassword password) {}
