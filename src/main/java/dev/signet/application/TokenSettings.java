package dev.signet.application;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of an OpenID Connect client may be used for, and what form they have. ZITADEL's configuration of an
 * application has no fields for these settings.
 */
@RegisterForReflection
public record TokenSettings(ApiAccess apiAccess, ProjectAudience projectAudience, AccessTokenHeader accessTokenHeader) {
    /** The settings of a new client. */
    public static final TokenSettings STANDARD =
            new TokenSettings(ApiAccess.NONE, ProjectAudience.DEFAULT, AccessTokenHeader.DEFAULT);

    /** New settings; null for those that stay as they are. */
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
