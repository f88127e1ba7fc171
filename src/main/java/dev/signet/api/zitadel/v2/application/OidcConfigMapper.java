package dev.signet.api.zitadel.v2.application;

import com.google.protobuf.Duration;
import dev.signet.access.AccessTokenType;
import dev.signet.api.dialect.RequestError;
import dev.signet.api.proto.zitadel.application.v2.CreateOIDCApplicationRequest;
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
import dev.signet.api.proto.zitadel.application.v2.UpdateOIDCApplicationConfigurationRequest;
import dev.signet.application.AppType;
import dev.signet.application.AuthMethod;
import dev.signet.application.Compliance;
import dev.signet.application.GrantType;
import dev.signet.application.OidcConfig;
import dev.signet.application.ResponseType;
import java.util.List;

/** Converts the configuration of OpenID Connect clients. */
final class OidcConfigMapper {
    private OidcConfigMapper() {}

    static OidcConfig config(CreateOIDCApplicationRequest request) {
        return new OidcConfig(
                request.getRedirectUrisList(),
                responseTypes(request.getResponseTypesList()),
                grantTypes(request.getGrantTypesList()),
                appType(request.getApplicationType()),
                authMethod(request.getAuthMethodType()),
                request.getPostLogoutRedirectUrisList(),
                request.getDevelopmentMode(),
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

    /** The configuration with the changes of a request; what is absent or an empty list stays. */
    static OidcConfig changed(OidcConfig before, UpdateOIDCApplicationConfigurationRequest request) {
        boolean login = request.hasLoginVersion();
        return new OidcConfig(
                orBefore(request.getRedirectUrisList(), before.redirectUris()),
                orBefore(responseTypes(request.getResponseTypesList()), before.responseTypes()),
                orBefore(grantTypes(request.getGrantTypesList()), before.grantTypes()),
                request.hasApplicationType() ? appType(request.getApplicationType()) : before.appType(),
                request.hasAuthMethodType() ? authMethod(request.getAuthMethodType()) : before.authMethod(),
                orBefore(request.getPostLogoutRedirectUrisList(), before.postLogoutRedirectUris()),
                request.hasDevelopmentMode() ? request.getDevelopmentMode() : before.devMode(),
                request.hasAccessTokenType() ? tokenType(request.getAccessTokenType()) : before.accessTokenType(),
                request.hasAccessTokenRoleAssertion()
                        ? request.getAccessTokenRoleAssertion()
                        : before.accessTokenRoleAssertion(),
                request.hasIdTokenRoleAssertion() ? request.getIdTokenRoleAssertion() : before.idTokenRoleAssertion(),
                request.hasIdTokenUserinfoAssertion()
                        ? request.getIdTokenUserinfoAssertion()
                        : before.idTokenUserinfoAssertion(),
                request.hasClockSkew() ? duration(request.getClockSkew()) : before.clockSkew(),
                orBefore(request.getAdditionalOriginsList(), before.additionalOrigins()),
                request.hasSkipNativeAppSuccessPage()
                        ? request.getSkipNativeAppSuccessPage()
                        : before.skipNativeAppSuccessPage(),
                request.hasBackChannelLogoutUri() ? request.getBackChannelLogoutUri() : before.backChannelLogoutUri(),
                login ? loginVersion(request.getLoginVersion()) : before.loginVersion(),
                login ? request.getLoginVersion().getLoginV2().getBaseUri() : before.loginBaseUri());
    }

    static OIDCConfiguration configuration(String clientId, OidcConfig config) {
        Compliance compliance = Compliance.of(config);
        return OIDCConfiguration.newBuilder()
                .addAllRedirectUris(config.redirectUris())
                .addAllResponseTypes(config.responseTypes().stream()
                        .map(OidcConfigMapper::responseType)
                        .toList())
                .addAllGrantTypes(config.grantTypes().stream()
                        .map(OidcConfigMapper::grantType)
                        .toList())
                .setApplicationType(appType(config.appType()))
                .setClientId(clientId)
                .setAuthMethodType(authMethod(config.authMethod()))
                .addAllPostLogoutRedirectUris(config.postLogoutRedirectUris())
                .setVersion(OIDCVersion.OIDC_VERSION_1_0)
                .setNonCompliant(compliance.noneCompliant())
                .addAllComplianceProblems(problems(compliance))
                .setDevelopmentMode(config.devMode())
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

    /** The problems of a configuration, by the keys under which ZITADEL's console looks up their texts. */
    static List<OIDCLocalizedMessage> problems(Compliance compliance) {
        return compliance.problems().stream()
                .map(key -> OIDCLocalizedMessage.newBuilder().setKey(key).build())
                .toList();
    }

    private static <T> List<T> orBefore(List<T> wanted, List<T> before) {
        return wanted.isEmpty() ? before : wanted;
    }

    private static List<ResponseType> responseTypes(List<OIDCResponseType> types) {
        return types.stream()
                .map(type -> switch (type) {
                    case OIDC_RESPONSE_TYPE_CODE -> ResponseType.CODE;
                    case OIDC_RESPONSE_TYPE_ID_TOKEN -> ResponseType.ID_TOKEN;
                    case OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN -> ResponseType.ID_TOKEN_TOKEN;
                    case OIDC_RESPONSE_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                        throw RequestError.unknownValue("response_types").exception();
                })
                .toList();
    }

    private static OIDCResponseType responseType(ResponseType type) {
        return switch (type) {
            case CODE -> OIDCResponseType.OIDC_RESPONSE_TYPE_CODE;
            case ID_TOKEN -> OIDCResponseType.OIDC_RESPONSE_TYPE_ID_TOKEN;
            case ID_TOKEN_TOKEN -> OIDCResponseType.OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN;
        };
    }

    private static List<GrantType> grantTypes(List<OIDCGrantType> types) {
        return types.stream()
                .map(type -> switch (type) {
                    case OIDC_GRANT_TYPE_AUTHORIZATION_CODE -> GrantType.AUTHORIZATION_CODE;
                    case OIDC_GRANT_TYPE_IMPLICIT -> GrantType.IMPLICIT;
                    case OIDC_GRANT_TYPE_REFRESH_TOKEN -> GrantType.REFRESH_TOKEN;
                    case OIDC_GRANT_TYPE_DEVICE_CODE -> GrantType.DEVICE_CODE;
                    case OIDC_GRANT_TYPE_TOKEN_EXCHANGE -> GrantType.TOKEN_EXCHANGE;
                    case UNRECOGNIZED ->
                        throw RequestError.unknownValue("grant_types").exception();
                })
                .toList();
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

    private static AppType appType(OIDCApplicationType type) {
        return switch (type) {
            case OIDC_APP_TYPE_WEB -> AppType.WEB;
            case OIDC_APP_TYPE_USER_AGENT -> AppType.USER_AGENT;
            case OIDC_APP_TYPE_NATIVE -> AppType.NATIVE;
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("application_type").exception();
        };
    }

    private static OIDCApplicationType appType(AppType type) {
        return switch (type) {
            case WEB -> OIDCApplicationType.OIDC_APP_TYPE_WEB;
            case USER_AGENT -> OIDCApplicationType.OIDC_APP_TYPE_USER_AGENT;
            case NATIVE -> OIDCApplicationType.OIDC_APP_TYPE_NATIVE;
            case API -> throw new IllegalStateException("an API is no OpenID Connect client");
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
