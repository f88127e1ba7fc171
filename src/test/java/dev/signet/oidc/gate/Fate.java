package dev.signet.oidc.gate;

/** What can befall a scene, by the part of it that is hit. */
enum Fate {
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
    /** Users of other organizations may not come in any more. */
    PROJECT_CLOSED(Part.SESSION),
    FAMILY_REVOKED(Part.FAMILY),
    TOKEN_REVOKED(Part.TOKEN);

    private final Part part;

    Fate(Part part) {
        this.part = part;
    }

    /** What is hit; a part takes along those that depend on it. */
    enum Part {
        NOTHING,
        /** The person and the machine. */
        USERS,
        /** The app alone; other clients of its project live. */
        APP,
        /** The app and every other client of its project. */
        PROJECT,
        SESSION,
        FAMILY,
        TOKEN
    }

    Part part() {
        return part;
    }
}
