package dev.signet.oidc.gate;

/** A change to the setup, with the part of it that the change concerns. */
enum StateChange {
    NONE(Part.NOTHING),
    USER_LOCKED(Part.USERS),
    USER_DEACTIVATED(Part.USERS),
    USER_SUSPENDED(Part.USERS),
    USER_REMOVED(Part.USERS),
    USER_ORGANIZATION_DEACTIVATED(Part.USERS),
    APP_DEACTIVATED(Part.APP),
    APP_REMOVED(Part.APP),
    PROJECT_DEACTIVATED(Part.PROJECT),
    PROJECT_REMOVED(Part.PROJECT),
    APP_ORGANIZATION_DEACTIVATED(Part.PROJECT),
    SESSION_TERMINATED(Part.SESSION),
    PASSWORD_CHANGED(Part.SESSION),
    /** The project no longer admits users of other organizations. */
    PROJECT_CLOSED(Part.SESSION),
    FAMILY_REVOKED(Part.FAMILY),
    TOKEN_REVOKED(Part.TOKEN);

    private final Part part;

    StateChange(Part part) {
        this.part = part;
    }

    /** The part that is changed; parts that depend on it change with it. */
    enum Part {
        NOTHING,
        /** The person and the machine user. */
        USERS,
        /** The app only; other clients of its project stay active. */
        APP,
        /** The app and all other clients of its project. */
        PROJECT,
        SESSION,
        FAMILY,
        TOKEN
    }

    Part part() {
        return part;
    }
}
