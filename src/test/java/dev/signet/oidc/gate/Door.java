package dev.signet.oidc.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every way to turn something into access, with the exact answer when it is open and when a part of the scene was hit.
 * The order is that in which they are tried in one scene; the one that ends tokens is last.
 */
enum Door {
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

    Door(@Nullable String grantType, Kind kind) {
        this.grantType = grantType;
        this.kind = kind;
    }

    /** What opens it. */
    enum Kind {
        /** The app with something that is good for one use. */
        ONE_TIME,
        /** A machine user with a credential of its own. */
        MACHINE,
        /** The browser with its session. */
        BROWSER,
        /** An ID token of the person, with the app. */
        ID_TOKEN,
        /** An access token of the person. */
        TOKEN,
        /** The app alone. */
        CLIENT
    }

    /** The value of {@code grant_type}, or null. */
    @Nullable
    String grantType() {
        return grantType;
    }

    Kind kind() {
        return kind;
    }

    static List<Door> of(Kind kind) {
        return List.of(values()).stream().filter(door -> door.kind == kind).toList();
    }

    /** The one right answer. */
    String expected(Fate fate) {
        return switch (kind) {
            case ONE_TIME -> oneTime(fate);
            case MACHINE -> machine(fate);
            case BROWSER -> browser(fate);
            case ID_TOKEN ->
                switch (fate.part()) {
                    case APP, PROJECT -> INVALID_CLIENT;
                    case USERS, SESSION -> INVALID_REQUEST;
                    case NOTHING, FAMILY, TOKEN -> OPEN;
                };
            case TOKEN -> token(fate);
            case CLIENT ->
                switch (fate.part()) {
                    case APP, PROJECT -> INVALID_CLIENT;
                    case NOTHING, USERS, SESSION, FAMILY, TOKEN -> OPEN;
                };
        };
    }

    private String oneTime(Fate fate) {
        return switch (fate.part()) {
            case NOTHING, TOKEN -> OPEN;
            case USERS, SESSION -> INVALID_GRANT;
            case APP, PROJECT -> INVALID_CLIENT;
            case FAMILY -> this == REFRESH ? INVALID_GRANT : OPEN;
        };
    }

    private String machine(Fate fate) {
        if (fate.part() != Fate.Part.USERS) {
            return OPEN;
        }
        if (this == PERSONAL_ACCESS_TOKEN) {
            return refusedToken();
        }
        boolean gone = fate == Fate.USER_REMOVED;
        return this == CLIENT_CREDENTIALS && gone ? INVALID_CLIENT : INVALID_GRANT;
    }

    private static String browser(Fate fate) {
        return switch (fate.part()) {
            case NOTHING, FAMILY, TOKEN -> OPEN;
            case USERS, SESSION -> "login_required";
            case APP, PROJECT ->
                fate == Fate.APP_REMOVED || fate == Fate.PROJECT_REMOVED ? "error page" : "unauthorized_client";
        };
    }

    private String token(Fate fate) {
        return switch (fate.part()) {
            case NOTHING -> OPEN;
            case USERS, SESSION, FAMILY, TOKEN -> refusedToken();
            case APP -> this == TOKEN_EXCHANGE ? INVALID_CLIENT : refusedToken();
            case PROJECT -> this == TOKEN_EXCHANGE || this == INTROSPECTION ? INVALID_CLIENT : refusedToken();
        };
    }

    /** What is answered to an access token that does not count. */
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
