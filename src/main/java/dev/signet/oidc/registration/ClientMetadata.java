package dev.signet.oidc.registration;

import dev.signet.access.AccessTokenType;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.GrantType;
import dev.signet.application.LoginVersion;
import dev.signet.application.OidcConfig;
import dev.signet.application.RegisteredClients;
import dev.signet.application.ResponseType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that a client sends about itself, after all checks. Only the operator can change the rest of the
 * client's configuration.
 *
 * @param name the client's name; null if it sent none
 * @param backChannelLogoutUri empty for none
 */
record ClientMetadata(
        @Nullable String name,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<GrantType> grantTypes,
        AppType appType,
        AuthMethod authMethod,
        String backChannelLogoutUri,
        RegisteredClients.Details details) {

    ClientMetadata {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        grantTypes = List.copyOf(grantTypes);
    }

    /** The configuration of a new client with this metadata. */
    OidcConfig fresh() {
        return over(new OidcConfig(
                List.of(),
                List.of(),
                List.of(),
                appType,
                authMethod,
                List.of(),
                false,
                AccessTokenType.BEARER,
                false,
                false,
                false,
                Duration.ZERO,
                List.of(),
                false,
                "",
                LoginVersion.UNSPECIFIED,
                ""));
    }

    /** An existing configuration with this metadata; settings that only the operator can change stay as they are. */
    OidcConfig over(OidcConfig present) {
        return new OidcConfig(
                redirectUris,
                List.of(ResponseType.CODE),
                grantTypes,
                appType,
                authMethod,
                postLogoutRedirectUris,
                present.devMode(),
                present.accessTokenType(),
                present.accessTokenRoleAssertion(),
                present.idTokenRoleAssertion(),
                present.idTokenUserinfoAssertion(),
                present.clockSkew(),
                present.additionalOrigins(),
                present.skipNativeAppSuccessPage(),
                backChannelLogoutUri,
                present.loginVersion(),
                present.loginBaseUri());
    }
}
