package dev.signet.api.zitadel.v2.application;

import com.google.protobuf.Duration;
import dev.signet.api.dialect.WireEnums;
import dev.signet.api.proto.zitadel.application.v2.LoginV1;
import dev.signet.api.proto.zitadel.application.v2.LoginV2;
import dev.signet.api.proto.zitadel.application.v2.LoginVersion;
import dev.signet.api.proto.zitadel.application.v2.OIDCApplicationType;
import dev.signet.api.proto.zitadel.application.v2.OIDCAuthMethodType;
import dev.signet.api.proto.zitadel.application.v2.OIDCConfiguration;
import dev.signet.api.proto.zitadel.application.v2.OIDCGrantType;
import dev.signet.api.proto.zitadel.application.v2.OIDCLocalizedMessage;
import dev.signet.api.proto.zitadel.application.v2.OIDCResponseType;
import dev.signet.api.proto.zitadel.application.v2.OIDCTokenType;
import dev.signet.api.proto.zitadel.application.v2.OIDCVersion;
import dev.signet.application.Compliance;
import dev.signet.application.OidcConfig;
import java.util.List;

/** Converts the configuration of OpenID Connect clients. */
final class OidcConfigMapper {
    private OidcConfigMapper() {}

    static OIDCConfiguration configuration(String clientId, OidcConfig config) {
        Compliance compliance = Compliance.of(config);
        return OIDCConfiguration.newBuilder()
                .addAllRedirectUris(config.redirectUris())
                .addAllResponseTypes(config.responseTypes().stream()
                        .map(type -> WireEnums.wire(type, "OIDC_RESPONSE_TYPE_", OIDCResponseType.class))
                        .toList())
                .addAllGrantTypes(config.grantTypes().stream()
                        .map(type -> WireEnums.wire(type, "OIDC_GRANT_TYPE_", OIDCGrantType.class))
                        .toList())
                .setApplicationType(WireEnums.wire(config.appType(), "OIDC_APP_TYPE_", OIDCApplicationType.class))
                .setClientId(clientId)
                .setAuthMethodType(
                        WireEnums.wire(config.authMethod(), "OIDC_AUTH_METHOD_TYPE_", OIDCAuthMethodType.class))
                .addAllPostLogoutRedirectUris(config.postLogoutRedirectUris())
                .setVersion(OIDCVersion.OIDC_VERSION_1_0)
                .setNonCompliant(compliance.noneCompliant())
                .addAllComplianceProblems(problems(compliance))
                .setDevelopmentMode(config.devMode())
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

    /** The problems of a configuration, by the keys under which ZITADEL's console looks up their texts. */
    static List<OIDCLocalizedMessage> problems(Compliance compliance) {
        return compliance.problems().stream()
                .map(key -> OIDCLocalizedMessage.newBuilder().setKey(key).build())
                .toList();
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
