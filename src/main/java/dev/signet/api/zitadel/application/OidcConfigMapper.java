package dev.signet.api.zitadel.application;

import com.google.protobuf.Duration;
import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.RequestError;
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
import dev.signet.api.proto.zitadel.management.v1.AddOIDCAppRequest;
import dev.signet.api.proto.zitadel.management.v1.UpdateOIDCAppConfigRequest;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.Compliance;
import dev.signet.application.GrantType;
import dev.signet.application.OidcConfig;
import dev.signet.application.ResponseType;

/** Converts configurations of OpenID Connect clients. */
final class OidcConfigMapper {
    private OidcConfigMapper() {}

    static OidcConfig config(AddOIDCAppRequest request) {
        return new OidcConfig(
                request.getRedirectUrisList(),
                request.getResponseTypesList().stream()
                        .map(OidcConfigMapper::responseType)
                        .toList(),
                request.getGrantTypesList().stream()
                        .map(OidcConfigMapper::grantType)
                        .toList(),
                appType(request.getAppType()),
                authMethod(request.getAuthMethodType()),
                request.getPostLogoutRedirectUrisList(),
                request.getDevMode(),
                tokenType(request.getAccessTokenType()),
                request.getAccessTokenRoleAssertion(),
                request.getIdTokenRoleAssertion(),
                request.getIdTokenUserinfoAssertion(),
                duration(request.getClockSkew()),
                request.getAdditionalOriginsList(),
                request.getSkipNativeAppSuccessPage(),
                request.getBackChannelLogoutUri(),
                loginVersion(request.getLoginVersion()),
                request.getLoginVersion().getLoginV2().getBaseUri());
    }

    static OidcConfig config(UpdateOIDCAppConfigRequest request) {
        return new OidcConfig(
                request.getRedirectUrisList(),
                request.getResponseTypesList().stream()
                        .map(OidcConfigMapper::responseType)
                        .toList(),
                request.getGrantTypesList().stream()
                        .map(OidcConfigMapper::grantType)
                        .toList(),
                appType(request.getAppType()),
                authMethod(request.getAuthMethodType()),
                request.getPostLogoutRedirectUrisList(),
                request.getDevMode(),
                tokenType(request.getAccessTokenType()),
                request.getAccessTokenRoleAssertion(),
                request.getIdTokenRoleAssertion(),
                request.getIdTokenUserinfoAssertion(),
                duration(request.getClockSkew()),
                request.getAdditionalOriginsList(),
                request.getSkipNativeAppSuccessPage(),
                request.getBackChannelLogoutUri(),
                loginVersion(request.getLoginVersion()),
                request.getLoginVersion().getLoginV2().getBaseUri());
    }

    static OIDCConfig config(String clientId, OidcConfig config) {
        Compliance compliance = Compliance.of(config);
        return OIDCConfig.newBuilder()
                .addAllRedirectUris(config.redirectUris())
                .addAllResponseTypes(config.responseTypes().stream()
                        .map(OidcConfigMapper::responseType)
                        .toList())
                .addAllGrantTypes(config.grantTypes().stream()
                        .map(OidcConfigMapper::grantType)
                        .toList())
                .setAppType(appType(config.appType()))
                .setClientId(clientId)
                .setAuthMethodType(authMethod(config.authMethod()))
                .addAllPostLogoutRedirectUris(config.postLogoutRedirectUris())
                .setVersion(OIDCVersion.OIDC_VERSION_1_0)
                .setNoneCompliant(compliance.noneCompliant())
                .addAllComplianceProblems(ComplianceMapper.problems(compliance))
                .setDevMode(config.devMode())
                .setAccessTokenType(
                        switch (config.accessTokenType()) {
                            case BEARER -> OIDCTokenType.OIDC_TOKEN_TYPE_BEARER;
                            case JWT -> OIDCTokenType.OIDC_TOKEN_TYPE_JWT;
                        })
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

    private static ResponseType responseType(OIDCResponseType type) {
        return switch (type) {
            case OIDC_RESPONSE_TYPE_CODE -> ResponseType.CODE;
            case OIDC_RESPONSE_TYPE_ID_TOKEN -> ResponseType.ID_TOKEN;
            case OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN -> ResponseType.ID_TOKEN_TOKEN;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("response_types").exception();
        };
    }

    private static OIDCResponseType responseType(ResponseType type) {
        return switch (type) {
            case CODE -> OIDCResponseType.OIDC_RESPONSE_TYPE_CODE;
            case ID_TOKEN -> OIDCResponseType.OIDC_RESPONSE_TYPE_ID_TOKEN;
            case ID_TOKEN_TOKEN -> OIDCResponseType.OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN;
        };
    }

    private static GrantType grantType(OIDCGrantType type) {
        return switch (type) {
            case OIDC_GRANT_TYPE_AUTHORIZATION_CODE -> GrantType.AUTHORIZATION_CODE;
            case OIDC_GRANT_TYPE_IMPLICIT -> GrantType.IMPLICIT;
            case OIDC_GRANT_TYPE_REFRESH_TOKEN -> GrantType.REFRESH_TOKEN;
            case OIDC_GRANT_TYPE_DEVICE_CODE -> GrantType.DEVICE_CODE;
            case OIDC_GRANT_TYPE_TOKEN_EXCHANGE -> GrantType.TOKEN_EXCHANGE;
            case UNRECOGNIZED -> throw RequestError.unknownValue("grant_types").exception();
        };
    }

    private static OIDCGrantType grantType(GrantType type) {
        return switch (type) {
            case AUTHORIZATION_CODE -> OIDCGrantType.OIDC_GRANT_TYPE_AUTHORIZATION_CODE;
            case IMPLICIT -> OIDCGrantType.OIDC_GRANT_TYPE_IMPLICIT;
            case REFRESH_TOKEN -> OIDCGrantType.OIDC_GRANT_TYPE_REFRESH_TOKEN;
            case DEVICE_CODE -> OIDCGrantType.OIDC_GRANT_TYPE_DEVICE_CODE;
            case TOKEN_EXCHANGE -> OIDCGrantType.OIDC_GRANT_TYPE_TOKEN_EXCHANGE;
        };
    }

    private static AppType appType(OIDCAppType type) {
        return switch (type) {
            case OIDC_APP_TYPE_WEB -> AppType.WEB;
            case OIDC_APP_TYPE_USER_AGENT -> AppType.USER_AGENT;
            case OIDC_APP_TYPE_NATIVE -> AppType.NATIVE;
            case UNRECOGNIZED -> throw RequestError.unknownValue("app_type").exception();
        };
    }

    private static OIDCAppType appType(AppType type) {
        return switch (type) {
            case WEB -> OIDCAppType.OIDC_APP_TYPE_WEB;
            case USER_AGENT -> OIDCAppType.OIDC_APP_TYPE_USER_AGENT;
            case NATIVE -> OIDCAppType.OIDC_APP_TYPE_NATIVE;
            case API -> throw new IllegalStateException("an API is no OpenID Connect client");
        };
    }

    private static AuthMethod authMethod(OIDCAuthMethodType type) {
        return switch (type) {
            case OIDC_AUTH_METHOD_TYPE_BASIC -> AuthMethod.BASIC;
            case OIDC_AUTH_METHOD_TYPE_POST -> AuthMethod.POST;
            case OIDC_AUTH_METHOD_TYPE_NONE -> AuthMethod.NONE;
            case OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT -> AuthMethod.PRIVATE_KEY_JWT;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("auth_method_type").exception();
        };
    }

    private static OIDCAuthMethodType authMethod(AuthMethod method) {
        return switch (method) {
            case BASIC -> OIDCAuthMethodType.OIDC_AUTH_METHOD_TYPE_BASIC;
            case POST -> OIDCAuthMethodType.OIDC_AUTH_METHOD_TYPE_POST;
            case NONE -> OIDCAuthMethodType.OIDC_AUTH_METHOD_TYPE_NONE;
            case PRIVATE_KEY_JWT -> OIDCAuthMethodType.OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT;
        };
    }

    private static AccessTokenType tokenType(OIDCTokenType type) {
        return switch (type) {
            case OIDC_TOKEN_TYPE_BEARER -> AccessTokenType.BEARER;
            case OIDC_TOKEN_TYPE_JWT -> AccessTokenType.JWT;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("access_token_type").exception();
        };
    }

    private static java.time.Duration duration(Duration duration) {
        return java.time.Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
    }

    private static dev.signet.application.LoginVersion loginVersion(LoginVersion version) {
        return switch (version.getVersionCase()) {
            case LOGIN_V1 -> dev.signet.application.LoginVersion.LOGIN_V1;
            case LOGIN_V2 -> dev.signet.application.LoginVersion.LOGIN_V2;
            case VERSION_NOT_SET -> dev.signet.application.LoginVersion.UNSPECIFIED;
        };
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
