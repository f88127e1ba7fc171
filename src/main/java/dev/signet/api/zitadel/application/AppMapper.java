package dev.signet.api.zitadel.application;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.app.v1.APIAuthMethodType;
import dev.signet.api.proto.zitadel.app.v1.APIConfig;
import dev.signet.api.proto.zitadel.app.v1.App;
import dev.signet.api.proto.zitadel.app.v1.AppQuery;
import dev.signet.api.proto.zitadel.app.v1.AppState;
import dev.signet.api.proto.zitadel.authn.v1.Key;
import dev.signet.api.proto.zitadel.authn.v1.KeyType;
import dev.signet.api.zitadel.wire.ObjectDetailsMapper;
import dev.signet.api.zitadel.wire.TextMethods;
import dev.signet.application.ApiConfig;
import dev.signet.application.ApplicationKeyView;
import dev.signet.application.ApplicationSearch;
import dev.signet.application.ApplicationView;
import dev.signet.application.AuthMethod;
import dev.signet.application.OidcConfig;
import dev.signet.search.Predicate;

/** Converts applications and their keys. */
final class AppMapper {
    private AppMapper() {}

    static App app(ApplicationView view) {
        App.Builder app = App.newBuilder()
                .setId(view.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> AppState.APP_STATE_ACTIVE;
                            case INACTIVE -> AppState.APP_STATE_INACTIVE;
                        })
                .setName(view.name());
        switch (view.config()) {
            case OidcConfig oidc -> app.setOidcConfig(OidcConfigMapper.config(view.clientId(), oidc));
            case ApiConfig api ->
                app.setApiConfig(APIConfig.newBuilder()
                        .setClientId(view.clientId())
                        .setAuthMethodType(
                                api.authMethod() == AuthMethod.PRIVATE_KEY_JWT
                                        ? APIAuthMethodType.API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT
                                        : APIAuthMethodType.API_AUTH_METHOD_TYPE_BASIC));
        }
        return app.build();
    }

    static Key key(ApplicationKeyView view) {
        return Key.newBuilder()
                .setId(view.id())
                .setDetails(
                        ObjectDetailsMapper.details(view.version(), view.createdAt(), view.changedAt(), view.orgId()))
                .setType(KeyType.KEY_TYPE_JSON)
                .setExpirationDate(WireTime.timestamp(view.expiresAt()))
                .build();
    }

    static ApiConfig config(APIAuthMethodType type) {
        return new ApiConfig(
                switch (type) {
                    case API_AUTH_METHOD_TYPE_BASIC -> AuthMethod.BASIC;
                    case API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT -> AuthMethod.PRIVATE_KEY_JWT;
                    case UNRECOGNIZED ->
                        throw RequestError.unknownValue("auth_method_type").exception();
                });
    }

    static Predicate predicate(AppQuery query) {
        return switch (query.getQueryCase()) {
            case NAME_QUERY ->
                new Predicate.TextMatch(
                        ApplicationSearch.NAME,
                        TextMethods.of(query.getNameQuery().getMethod()),
                        query.getNameQuery().getName());
            case QUERY_NOT_SET -> throw RequestError.noVariant("queries").exception();
        };
    }
}
