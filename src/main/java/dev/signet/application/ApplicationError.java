package dev.signet.application;

import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/** Errors of the commands and queries of applications, with their stable codes. */
public enum ApplicationError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "application.not_found", "There is no such application in this project."),
    ID_TAKEN(Kind.ALREADY_EXISTS, "application.id_taken", "The application id is already in use."),
    NAME_TAKEN(
            Kind.ALREADY_EXISTS,
            "application.name.taken",
            "The project already has an application of this name.",
            "name"),
    NAME_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.name.invalid",
            "The name must have 1 to 200 characters, one of them visible, and none that controls lines or the direction of"
                    + " text.",
            "name"),
    NAME_NOT_CHANGED(
            Kind.FAILED_PRECONDITION, "application.name.not_changed", "The application already has this name."),
    NOT_ACTIVE(Kind.FAILED_PRECONDITION, "application.not_active", "The application is not active."),
    NOT_INACTIVE(Kind.FAILED_PRECONDITION, "application.not_inactive", "The application is not inactive."),
    NOT_OIDC(Kind.FAILED_PRECONDITION, "application.not_oidc", "The application is not an OpenID Connect client."),
    NOT_API(Kind.FAILED_PRECONDITION, "application.not_api", "The application is not an API."),
    CONFIG_NOT_CHANGED(
            Kind.FAILED_PRECONDITION, "application.config.not_changed", "The configuration would stay the same."),

    APP_TYPE_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.app_type.invalid",
            "The type of a client must be web, user agent or native.",
            "app_type"),
    AUTH_METHOD_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.auth_method.invalid",
            "An API authenticates by secret in the header or by a signed assertion.",
            "auth_method_type"),
    REDIRECT_URI_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.redirect_uri.invalid",
            "A redirect URI must be absolute, at most 2000 characters of ASCII, without fragment and user information,"
                    + " and must not have a scheme such as javascript, data or file.",
            "redirect_uris"),
    POST_LOGOUT_REDIRECT_URI_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.post_logout_redirect_uri.invalid",
            "A post-logout redirect URI must be absolute, at most 2000 characters of ASCII, without fragment and user"
                    + " information, and must not have a scheme such as javascript, data or file.",
            "post_logout_redirect_uris"),
    ORIGIN_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.origin.invalid",
            "An origin has a scheme, a host and perhaps a port, such as https://app.example.com.",
            "additional_origins"),
    BACK_CHANNEL_LOGOUT_URI_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.back_channel_logout_uri.invalid",
            "The back-channel logout URI must be an absolute https address without fragment; http is for loopback"
                    + " addresses and dev mode.",
            "back_channel_logout_uri"),
    LOGIN_BASE_URI_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.login_base_uri.invalid",
            "The base URI of the sign-in pages has at most 2000 characters.",
            "login_version.login_v2.base_uri"),
    GRANT_TYPES_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.grant_types.invalid",
            "The response type code needs the grant authorization_code or device_code; id_token needs implicit.",
            "grant_types"),
    CLOCK_SKEW_INVALID(
            Kind.INVALID_ARGUMENT,
            "application.clock_skew.invalid",
            "The clock skew is 0 to 5 seconds in whole milliseconds.",
            "clock_skew"),

    API_ACCESS_OUT_OF_REACH(
            Kind.PERMISSION_DENIED,
            "application.api_access.out_of_reach",
            "To give an application access to this server's API, or to change how such an application authenticates and"
                    + " where it gets responses, you need at least the same rights yourself.",
            "api_access"),

    NO_SECRET(
            Kind.FAILED_PRECONDITION,
            "application.secret.not_used",
            "The application does not authenticate by a secret."),
    NO_KEYS(
            Kind.FAILED_PRECONDITION,
            "application.key.not_used",
            "The application does not authenticate by a signed assertion."),
    KEY_NOT_FOUND(Kind.NOT_FOUND, "application.key.not_found", "The application has no such key."),
    EXPIRATION_IN_PAST(
            Kind.INVALID_ARGUMENT,
            "application.key.expiration_in_past",
            "The expiration date must be in the future.",
            "expiration_date");

    private final Kind kind;
    private final String code;
    private final String message;
    private final @Nullable String field;

    ApplicationError(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    ApplicationError(Kind kind, String code, String message, @Nullable String field) {
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.field = field;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public @Nullable String field() {
        return field;
    }
}
