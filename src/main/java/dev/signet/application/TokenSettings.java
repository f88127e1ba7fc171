package dev.signet.application;

import org.jspecify.annotations.Nullable;

/**
 * What the tokens of an OpenID Connect client may open, and what they look like: settings that ZITADEL's configuration of
 * an application has no place for.
 */
public record TokenSettings(ApiAccess apiAccess, ProjectAudience projectAudience, AccessTokenHeader accessTokenHeader) {
    /** Of every client for which nobody has set anything. */
    public static final TokenSettings STANDARD =
            new TokenSettings(ApiAccess.NONE, ProjectAudience.DEFAULT, AccessTokenHeader.DEFAULT);

    /** Other settings; null for what stays. */
    public record Change(
            @Nullable ApiAccess apiAccess,
            @Nullable ProjectAudience projectAudience,
            @Nullable AccessTokenHeader accessTokenHeader) {

        TokenSettings of(TokenSettings present) {
            return new TokenSettings(
                    apiAccess == null ? present.apiAccess() : apiAccess,
                    projectAudience == null ? present.projectAudience() : projectAudience,
                    accessTokenHeader == null ? present.accessTokenHeader() : accessTokenHeader);
        }
    }
}
