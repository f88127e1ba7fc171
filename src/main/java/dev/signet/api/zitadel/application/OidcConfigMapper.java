package dev.signet.api.zitadel.application;

import com.google.protobuf.Duration;
import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.zitadel.app.v1.LoginV1;
import dev.signet.api.proto.zitadel.app.v1.LoginV2;
import dev.signet.api.proto.zitadel.app.v1.LoginVersion;
import dev.signet.api.proto.zitadel.app.v1.OIDCAppType;
import dev.signet.api.proto.zitadel.app.v1.OIDCAuthMethodType;
import dev.signet.api.proto.zitadel.app.v1.OIDCConfig;
import dev.signet.api.proto.zitadel.app.v1.OIDCGrantType;
import dev.signet.api.proto.zitadel.app.v1.OIDCResponseType;
import dev.signet.api.proto.zitadel.app.v1.OIDCTokenType;
import dev.signet.api.proto.zitadel.app.v1.OIDCVersion;
import dev.signet.application.Compliance;
import dev.signet.application.OidcConfig;

/** Converts configurations of OpenID Connect clients. */
final class OidcConfigMapper {
    private OidcConfigMapper() {}

    static OIDCConfig config(String clientId, OidcConfig config) {
        Compliance compliance = Compliance.of(config);
        return OIDCConfig.newBuilder()
                .addAllRedirectUris(config.redirectUris())
                .addAllResponseTypes(config.responseTypes().stream()
                        .map(type -> WireEnums.wire(type, "OIDC_RESPONSE_TYPE_", OIDCResponseType.class))
                        .toList())
                .addAllGrantTypes(config.grantTypes().stream()
                        .map(type -> WireEnums.wire(type, "OIDC_GRANT_TYPE_", OIDCGrantType.class))
                        .toList())
                .setAppType(WireEnums.wire(config.appType(), "OIDC_APP_TYPE_", OIDCAppType.class))
                .setClientId(clientId)
                .setAuthMethodType(
                        WireEnums.wire(config.authMethod(), "OIDC_AUTH_METHOD_TYPE_", OIDCAuthMethodType.class))
                .addAllPostLogoutRedirectUris(config.postLogoutRedirectUris())
                .setVersion(OIDCVersion.OIDC_VERSION_1_0)
                .setNoneCompliant(compliance.noneCompliant())
                .addAllComplianceProblems(ComplianceMapper.problems(compliance))
                .setDevMode(config.devMode())
                .setAccessTokenType(WireEnums.wire(config.accessTokenType(), "OIDC_TOKEN_TYPE_", OIDCTokenType.class))
                .setAccessTokenRoleAssertion(config.accessTokenRoleAssertion())
                .setIdTokenRoleAssertion(config.idTokenRoleAssertion())
                .setIdTokenUserinfoAssertion(config.idTokenUserinfoAssertion())
                .setClockSkew(Duration.newBuilder()
                        .setSeconds(config.clockSkew().toSeconds())
                        .setNanos(config.clockSkew().toNanosPart()))
                .addAllAdditionalOrigins(config.additionalOrigins())
                .addAllAllowedOrigins(config.allowedOrigins())
                .setSkipNativeAppSuccessPage(config.skipNativeAppSuccessPage())
                .setBackChannelLogoutUri(config.backChannelLogoutUri())
                .setLoginVersion(loginVersion(config))
                .build();
    }

    private static LoginVersion loginVersion(OidcConfig config) {
        LoginVersion.Builder version = LoginVersion.newBuilder();
        switch (config.loginVersion()) {
            case UNSPECIFIED -> {}
            case LOGIN_V1 -> version.setLoginV1(LoginV1.getDefaultInstance());
            case LOGIN_V2 -> {
                LoginV2.Builder pages = LoginV2.newBuilder();
                if (!config.loginBaseUri().isEmpty()) {
                    pages.setBaseUri(config.loginBaseUri());
                }
                version.setLoginV2(pages);
            }
        }
        return version.build();
    }
}
