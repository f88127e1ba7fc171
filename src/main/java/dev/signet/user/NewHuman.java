package dev.signet.user;

import org.jspecify.annotations.Nullable;

/**
 * A person to be created.
 *
 * @param userId id to use if it is free, or null to draw one
 * @param userName 1 to 200 characters, unique in the organization or the instance by domain policy
 * @param email address as it is to be written to
 * @param emailVerified whether the caller vouches for the address
 * @param phone number with leading {@code +}, or null
 * @param password null for a person who chooses one with the initialization code
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
