package dev.signet.token;

import dev.signet.kernel.DomainError;

/**
 * Why a token is refused, or why none is issued. For logs and for choosing the error of the protocol. A client never
 * learns the reason itself, because it could find out about accounts with it.
 */
public enum TokenRefusal implements DomainError {
    MALFORMED("token.malformed", "This is not a token of this server."),
    EXPIRED("token.expired", "The token has expired."),
    REVOKED("token.revoked", "The token was revoked."),
    REUSED("token.reused", "The refresh token was already used; all tokens of its family are revoked."),
    FAMILY_REVOKED("token.family_revoked", "The tokens of this sign-in were revoked."),
    CLIENT_MISMATCH("token.client_mismatch", "The token belongs to another client."),
    KEY_MISMATCH("token.key_mismatch", "The token is bound to another key."),
    SCOPE_EXCEEDED("token.scope_exceeded", "The request asks for more scopes than were granted."),
    USER_NOT_FOUND("token.user_not_found", "The user does not exist."),
    USER_INACTIVE("token.user_inactive", "The user is deactivated."),
    USER_LOCKED("token.user_locked", "The user is locked."),
    USER_SUSPENDED("token.user_suspended", "The user is suspended."),
    USER_INITIAL("token.user_initial", "The user is not initialised."),
    ORGANIZATION_INACTIVE("token.organization_inactive", "The user's organization is not active."),
    APPLICATION_INACTIVE(
            "token.application_inactive", "The application, its project or its organization is not active."),
    ORGANIZATION_NOT_ADMITTED(
            "token.organization_not_admitted", "The project is only for users of its own organization."),
    ACTOR_INACTIVE("token.actor_inactive", "An actor who acts for the user is not active."),
    IMPERSONATION_ENDED("token.impersonation_ended", "The actor may no longer impersonate the user."),
    SESSION_TERMINATED("token.session_terminated", "The session has ended."),
    PASSWORD_CHANGED("token.password_changed", "The password has been changed since the sign-in.");

    private final String code;
    private final String message;

    TokenRefusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    @Override
    public Kind kind() {
        return Kind.UNAUTHENTICATED;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
