package dev.signet.user;

import org.jspecify.annotations.Nullable;

/**
 * A person to be created.
 *
 * @param userId id to use if it is free, or null to generate one
 * @param userName 1 to 200 characters, unique in the organization or the instance, depending on the domain policy
 * @param email e-mail address; its spelling is kept, so that mail is sent to exactly this address
 * @param emailVerified whether the caller declares the address verified
 * @param phone phone number with leading {@code +} and country code, or null
 * @param password null if the person is to choose a password with the initialization code
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
