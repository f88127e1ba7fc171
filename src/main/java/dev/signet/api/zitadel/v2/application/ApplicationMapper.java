package dev.signet.api.zitadel.v2.application;

import dev.signet.api.dialect.RequestError;
import dev.signet.api.dialect.WireTime;
import dev.signet.api.proto.zitadel.application.v2.APIAuthMethodType;
import dev.signet.api.proto.zitadel.application.v2.APIConfiguration;
import dev.signet.api.proto.zitadel.application.v2.Application;
import dev.signet.api.proto.zitadel.application.v2.ApplicationKey;
import dev.signet.api.proto.zitadel.application.v2.ApplicationSearchFilter;
import dev.signet.api.proto.zitadel.application.v2.ApplicationSorting;
import dev.signet.api.proto.zitadel.application.v2.ApplicationState;
import dev.signet.api.zitadel.v2.wire.Pages;
import dev.signet.application.ApiConfig;
import dev.signet.application.ApplicationKeyView;
import dev.signet.application.ApplicationRef;
import dev.signet.application.ApplicationSearch;
import dev.signet.application.ApplicationView;
import dev.signet.application.AuthMethod;
import dev.signet.application.OidcConfig;
import dev.signet.search.Column;
import dev.signet.search.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts applications and their keys to messages, and the conditions of list calls to predicates. */
final class ApplicationMapper {
    private ApplicationMapper() {}

    static Application application(ApplicationView view) {
        Application.Builder application = Application.newBuilder()
                .setApplicationId(view.id())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setChangeDate(WireTime.timestamp(view.changedAt()))
                .setState(
                        switch (view.state()) {
                            case ACTIVE -> ApplicationState.APPLICATION_STATE_ACTIVE;
                            case INACTIVE -> ApplicationState.APPLICATION_STATE_INACTIVE;
                        })
                .setName(view.name())
                .setProjectId(view.projectId());
        switch (view.config()) {
            case OidcConfig oidc ->
                application.setOidcConfiguration(OidcConfigMapper.configuration(view.clientId(), oidc));
            case ApiConfig api ->
                application.setApiConfiguration(APIConfiguration.newBuilder()
                        .setClientId(view.clientId())
                        .setAuthMethodType(
                                api.authMethod() == AuthMethod.PRIVATE_KEY_JWT
                                        ? APIAuthMethodType.API_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT
                                        : APIAuthMethodType.API_AUTH_METHOD_TYPE_BASIC));
        }
        return application.build();
    }

    static ApplicationKey key(ApplicationKeyView view, ApplicationRef app) {
        return ApplicationKey.newBuilder()
                .setKeyId(view.id())
                .setApplicationId(app.appId())
                .setProjectId(app.project().projectId())
                .setCreationDate(WireTime.timestamp(view.createdAt()))
                .setOrganizationId(view.orgId())
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

    /**
     * The column to sort by; null for the order of creation. Null also stands for the id: it is the value of a request
     * that names no column, and ids are in the order of creation.
     */
    static @Nullable Column column(ApplicationSorting sorting) {
        return switch (sorting) {
            case APPLICATION_SORT_BY_ID, APPLICATION_SORT_BY_CREATION_DATE -> null;
            case APPLICATION_SORT_BY_NAME -> ApplicationSearch.NAME;
            case APPLICATION_SORT_BY_STATE, APPLICATION_SORT_BY_CHANGE_DATE ->
                throw RequestError.unsupported("sorting_column").exception();
            case UNRECOGNIZED ->
                throw RequestError.unknownValue("sorting_column").exception();
        };
    }

    static Predicate predicate(ApplicationSearchFilter filter, String projectId) {
        return switch (filter.getFilterCase()) {
            case PROJECT_ID_FILTER ->
                filter.getProjectIdFilter().getProjectId().equals(projectId) ? Predicate.always() : Predicate.never();
            case NAME_FILTER ->
                Pages.text(
                        ApplicationSearch.NAME,
                        filter.getNameFilter().getMethodValue(),
                        filter.getNameFilter().getName());
            case STATE_FILTER ->
                throw RequestError.unsupported("filters.state_filter").exception();
            case TYPE_FILTER ->
                throw RequestError.unsupported("filters.type_filter").exception();
            case CLIENT_ID_FILTER ->
                throw RequestError.unsupported("filters.client_id_filter").exception();
            case ENTITY_ID_FILTER ->
                throw RequestError.unsupported("filters.entity_id_filter").exception();
            case FILTER_NOT_SET -> throw RequestError.noVariant("filters").exception();
        };
    }
}
