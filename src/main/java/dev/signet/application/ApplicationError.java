package dev.signet.application;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;
import static dev.signet.kernel.DomainError.permissionDenied;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of applications, with their stable codes. */
public final class ApplicationError {
    public static final DomainError NOT_FOUND =
            notFound("application.not_found", "There is no such application in this project.");
    public static final DomainError ID_TAKEN =
            alreadyExists("application.id_taken", "The application id is already in use.");
    public static final DomainError NAME_TAKEN = alreadyExists(
                    "application.name.taken", "The project already has an application of this name.")
            .about("name");
    public static final DomainError NAME_INVALID = invalidArgument(
                    "application.name.invalid",
                    "The name must have 1 to 200 characters, at least one of them visible, and no control character,"
                            + " line break or character that changes the direction of text.")
            .about("name");
    public static final DomainError NAME_NOT_CHANGED =
            failedPrecondition("application.name.not_changed", "The application already has this name.");
    public static final DomainError NOT_ACTIVE =
            failedPrecondition("application.not_active", "The application is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("application.not_inactive", "The application is not inactive.");
    public static final DomainError NOT_OIDC =
            failedPrecondition("application.not_oidc", "The application is not an OpenID Connect client.");
    public static final DomainError NOT_API =
            failedPrecondition("application.not_api", "The application is not an API.");
    public static final DomainError CONFIG_NOT_CHANGED =
            failedPrecondition("application.config.not_changed", "The configuration would stay the same.");

    public static final DomainError APP_TYPE_INVALID = invalidArgument(
                    "application.app_type.invalid", "The type of a client must be web, user agent or native.")
            .about("app_type");
    public static final DomainError AUTH_METHOD_INVALID = invalidArgument(
                    "application.auth_method.invalid",
                    "An API authenticates by secret in the header or by a signed assertion.")
            .about("auth_method_type");
    public static final DomainError REDIRECT_URI_INVALID = invalidArgument(
                    "application.redirect_uri.invalid",
                    "A redirect URI must be absolute, at most 2000 characters of ASCII, without fragment and user information,"
                            + " and must not have a scheme such as javascript, data or file.")
            .about("redirect_uris");
    public static final DomainError POST_LOGOUT_REDIRECT_URI_INVALID = invalidArgument(
                    "application.post_logout_redirect_uri.invalid",
                    "A post-logout redirect URI must be absolute, at most 2000 characters of ASCII, without fragment and user"
                            + " information, and must not have a scheme such as javascript, data or file.")
            .about("post_logout_redirect_uris");
    public static final DomainError ORIGIN_INVALID = invalidArgument(
                    "application.origin.invalid",
                    "An origin has a scheme, a host and perhaps a port, such as https://app.example.com.")
            .about("additional_origins");
    public static final DomainError BACK_CHANNEL_LOGOUT_URI_INVALID = invalidArgument(
                    "application.back_channel_logout_uri.invalid",
                    "The back-channel logout URI must be an absolute https address without fragment; http is for loopback"
                            + " addresses and dev mode.")
            .about("back_channel_logout_uri");
    public static final DomainError LOGIN_BASE_URI_INVALID = invalidArgument(
                    "application.login_base_uri.invalid",
                    "The base URI of the sign-in pages has at most 2000 characters.")
            .about("login_version.login_v2.base_uri");
    public static final DomainError GRANT_TYPES_INVALID = invalidArgument(
                    "application.grant_types.invalid",
                    "The response type code needs the grant authorization_code or device_code; id_token needs implicit.")
            .about("grant_types");
    public static final DomainError CLOCK_SKEW_INVALID = invalidArgument(
                    "application.clock_skew.invalid", "The clock skew is 0 to 5 seconds in whole milliseconds.")
            .about("clock_skew");

    public static final DomainError API_ACCESS_OUT_OF_REACH = permissionDenied(
                    "application.api_access.out_of_reach",
                    "To give an application access to this server's API, or to change how such an application authenticates and"
                            + " where it gets responses, you need at least the same rights yourself.")
            .about("api_access");

    public static final DomainError NO_SECRET =
            failedPrecondition("application.secret.not_used", "The application does not authenticate by a secret.");
    public static final DomainError NO_KEYS = failedPrecondition(
            "application.key.not_used", "The application does not authenticate by a signed assertion.");
    public static final DomainError KEY_NOT_FOUND =
            notFound("application.key.not_found", "The application has no such key.");
    public static final DomainError EXPIRATION_IN_PAST = invalidArgument(
                    "application.key.expiration_in_past", "The expiration date must be in the future.")
            .about("expiration_date");

    private ApplicationError() {}
}
