package dev.signet.application;

import dev.signet.access.AccessTokenType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New values for some of a client's settings; null leaves a setting as it is when the command is carried out. Two
 * administrators who change different settings at the same time therefore do not undo each other's change. The settings
 * are those of {@link OidcConfig}.
 */
public record OidcConfigEdit(
        @Nullable List<String> redirectUris,
        @Nullable List<ResponseType> responseTypes,
        @Nullable List<GrantType> grantTypes,
        @Nullable AppType appType,
        @Nullable AuthMethod authMethod,
        @Nullable List<String> postLogoutRedirectUris,
        @Nullable Boolean devMode,
        @Nullable AccessTokenType accessTokenType,
        @Nullable Boolean accessTokenRoleAssertion,
        @Nullable Boolean idTokenRoleAssertion,
        @Nullable Boolean idTokenUserinfoAssertion,
        @Nullable Duration clockSkew,
        @Nullable List<String> additionalOrigins,
        @Nullable Boolean skipNativeAppSuccessPage,
        @Nullable String backChannelLogoutUri,
        @Nullable LoginVersion loginVersion,
        @Nullable String loginBaseUri)
        implements ConfigEdit {

    /** The configuration with the new values. */
    public OidcConfig appliedTo(OidcConfig before) {
        return new OidcConfig(
                or(redirectUris, before.redirectUris()),
                or(responseTypes, before.responseTypes()),
                or(grantTypes, before.grantTypes()),
                or(appType, before.appType()),
                or(authMethod, before.authMethod()),
                or(postLogoutRedirectUris, before.postLogoutRedirectUris()),
                or(devMode, before.devMode()),
                or(accessTokenType, before.accessTokenType()),
                or(accessTokenRoleAssertion, before.accessTokenRoleAssertion()),
                or(idTokenRoleAssertion, before.idTokenRoleAssertion()),
                or(idTokenUserinfoAssertion, before.idTokenUserinfoAssertion()),
                or(clockSkew, before.clockSkew()),
                or(additionalOrigins, before.additionalOrigins()),
                or(skipNativeAppSuccessPage, before.skipNativeAppSuccessPage()),
                or(backChannelLogoutUri, before.backChannelLogoutUri()),
                or(loginVersion, before.loginVersion()),
                or(loginBaseUri, before.loginBaseUri()));
    }

    private static <T> T or(@Nullable T wanted, T before) {
        return wanted == null ? before : wanted;
    }
}
