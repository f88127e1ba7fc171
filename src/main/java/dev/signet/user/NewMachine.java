package dev.signet.user;

import dev.signet.access.AccessTokenType;
import org.jspecify.annotations.Nullable;

/**
 * A machine user to be created.
 *
 * @param userId id to use if it is free, or null to generate one
 * @param name display name, 1 to 200 characters
 * @param description at most 500 characters
 */
public record NewMachine(
        @Nullable String userId, String userName, String name, String description, AccessTokenType accessTokenType) {}
