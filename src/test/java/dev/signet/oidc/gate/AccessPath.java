package dev.signet.oidc.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every way to obtain or use access, with the expected response while everything is valid and after each kind of
 * change. They are tried in this order in one setup; revocation is last, because it ends the tokens.
 */
enum AccessPath {
    CODE("authorization_code", Kind.ONE_TIME),
    REFRESH("refresh_token", Kind.ONE_TIME),
    DEVICE("urn:ietf:params:oauth:grant-type:device_code", Kind.ONE_TIME),
    CLIENT_CREDENTIALS("client_credentials", Kind.MACHINE),
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer", Kind.MACHINE),
    PERSONAL_ACCESS_TOKEN(null, Kind.MACHINE),
    SILENT_AUTHORIZE(null, Kind.BROWSER),
    ID_TOKEN_EXCHANGE(null, Kind.ID_TOKEN),
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange", Kind.TOKEN),
    USERINFO(null, Kind.TOKEN),
    INTROSPECTION(null, Kind.TOKEN),
    MANAGEMENT_REST(null, Kind.TOKEN),
    AUTH_REST(null, Kind.TOKEN),
    ADMIN_REST(null, Kind.TOKEN),
    SIGNET_REST(null, Kind.TOKEN),
    MANAGEMENT_GRPC(null, Kind.TOKEN),
    AUTH_GRPC(null, Kind.TOKEN),
    ADMIN_GRPC(null, Kind.TOKEN),
    REVOCATION(null, Kind.CLIENT);

    private static final String INVALID_GRANT = "400 invalid_grant";
    private static final String INVALID_REQUEST = "400 invalid_request";
    private static final String INVALID_CLIENT = "401 invalid_client";
    private static final String OPEN = "200";

    private final @Nullable String grantType;
    private final Kind kind;

    AccessPath(@Nullable String grantType, Kind kind) {
        this.grantType = grantType;
        this.kind = kind;
    }

    /** What has to be presented to obtain or use access. */
    enum Kind {
        /** The app, with a code or token that can be used only once. */
        ONE_TIME,
        /** A machine user with its own credential. */
        MACHINE,
        /** The browser with its session. */
        BROWSER,
        /** An ID token of the person, together with the app. */
        ID_TOKEN,
        /** An access token of the person. */
        TOKEN,
        /** The app alone. */
        CLIENT
    }

    /** The value of {@code grant_type}; null for none. */
    @Nullable
    String grantType() {
        return grantType;
    }

    Kind kind() {
        return kind;
    }

    static List<AccessPath> of(Kind kind) {
        return List.of(values()).stream().filter(access -> access.kind == kind).toList();
    }

    /** The only correct response after this change. */
    String expected(StateChange change) {
        return switch (kind) {
            case ONE_TIME -> oneTime(change);
            case MACHINE -> machine(change);
            case BROWSER -> browser(change);
            case ID_TOKEN ->
                switch (change.part()) {
                    case APP, PROJECT -> INVALID_CLIENT;
                    case USERS, SESSION -> INVALID_REQUEST;
                    case NOTHING, FAMILY, TOKEN -> OPEN;
                };
            case TOKEN -> token(change);
            case CLIENT ->
                switch (change.part()) {
                    case APP, PROJECT -> INVALID_CLIENT;
                    case NOTHING, USERS, SESSION, FAMILY, TOKEN -> OPEN;
                };
        };
    }

    private String oneTime(StateChange change) {
        return switch (change.part()) {
            case NOTHING, TOKEN -> OPEN;
            case USERS, SESSION -> INVALID_GRANT;
            case APP, PROJECT -> INVALID_CLIENT;
            case FAMILY -> this == REFRESH ? INVALID_GRANT : OPEN;
        };
    }

    private String machine(StateChange change) {
        if (change.part() != StateChange.Part.USERS) {
            return OPEN;
        }
        if (this == PERSONAL_ACCESS_TOKEN) {
            return refusedToken();
        }
        boolean gone = change == StateChange.USER_REMOVED;
        return this == CLIENT_CREDENTIALS && gone ? INVALID_CLIENT : INVALID_GRANT;
    }

    private static String browser(StateChange change) {
        return switch (change.part()) {
            case NOTHING, FAMILY, TOKEN -> OPEN;
            case USERS, SESSION -> "login_required";
            case APP, PROJECT ->
                change == StateChange.APP_REMOVED || change == StateChange.PROJECT_REMOVED
                        ? "error page"
                        : "unauthorized_client";
        };
    }

    private String token(StateChange change) {
        return switch (change.part()) {
            case NOTHING -> OPEN;
            case USERS, SESSION, FAMILY, TOKEN -> refusedToken();
            case APP -> this == TOKEN_EXCHANGE ? INVALID_CLIENT : refusedToken();
            case PROJECT -> this == TOKEN_EXCHANGE || this == INTROSPECTION ? INVALID_CLIENT : refusedToken();
        };
    }

    /** The response to an access token that is not valid. */
    String refusedToken() {
        return switch (this) {
            // RFC 8693 section 2.2.2
            case TOKEN_EXCHANGE -> INVALID_REQUEST;
            case USERINFO -> "401 invalid_token";
            case INTROSPECTION -> "inactive";
            case MANAGEMENT_GRPC, AUTH_GRPC, ADMIN_GRPC -> "UNAUTHENTICATED";
            case MANAGEMENT_REST, AUTH_REST, ADMIN_REST, SIGNET_REST, PERSONAL_ACCESS_TOKEN -> "401 16";
            case CODE,
                    REFRESH,
                    DEVICE,
                    CLIENT_CREDENTIALS,
                    JWT_BEARER,
                    SILENT_AUTHORIZE,
                    ID_TOKEN_EXCHANGE,
                    REVOCATION -> throw new IllegalStateException(this + " takes no access token");
        };
    }
}
