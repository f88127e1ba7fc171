package dev.signet.application;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of an OpenID Connect client may be used for, and what form they have. ZITADEL's configuration of an
 * application has no fields for these settings.
 *
 * @param flatClaims whether tokens, userinfo and introspection also contain roles and groups as plain lists of texts
 */
@RegisterForReflection
public record TokenSettings(
        ApiAccess apiAccess, ProjectAudience projectAudience, AccessTokenHeader accessTokenHeader, boolean flatClaims) {
    /** The settings of a new client. */
    public static final TokenSettings STANDARD =
            new TokenSettings(ApiAccess.NONE, ProjectAudience.DEFAULT, AccessTokenHeader.DEFAULT, false);

    /** New settings; null for those that stay as they are. */
    public record Change(
            @Nullable ApiAccess apiAccess,
            @Nullable ProjectAudience projectAudience,
            @Nullable AccessTokenHeader accessTokenHeader,
            @Nullable Boolean flatClaims) {

        TokenSettings of(TokenSettings present) {
            return new TokenSettings(
                    apiAccess == null ? present.apiAccess() : apiAccess,
                    projectAudience == null ? present.projectAudience() : projectAudience,
                    accessTokenHeader == null ? present.accessTokenHeader() : accessTokenHeader,
                    flatClaims == null ? present.flatClaims() : flatClaims);
        }
    }
}
