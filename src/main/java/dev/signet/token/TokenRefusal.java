package dev.signet.token;

import static dev.signet.kernel.DomainError.unauthenticated;

import dev.signet.kernel.DomainError;

/**
 * Why a token is refused or not issued. The reason is only for logs and for choosing the error of the protocol. Clients
 * are not told it, because it would let them find out about accounts.
 */
public final class TokenRefusal {
    public static final DomainError MALFORMED =
            unauthenticated("token.malformed", "This is not a token of this server.");
    public static final DomainError EXPIRED = unauthenticated("token.expired", "The token has expired.");
    public static final DomainError REVOKED = unauthenticated("token.revoked", "The token was revoked.");
    public static final DomainError REUSED = unauthenticated(
            "token.reused", "The refresh token was already used; all tokens of its family are revoked.");
    public static final DomainError FAMILY_REVOKED =
            unauthenticated("token.family_revoked", "The tokens of this sign-in were revoked.");
    public static final DomainError CLIENT_MISMATCH =
            unauthenticated("token.client_mismatch", "The token belongs to another client.");
    public static final DomainError KEY_MISMATCH =
            unauthenticated("token.key_mismatch", "The token is bound to another key.");
    public static final DomainError SCOPE_EXCEEDED =
            unauthenticated("token.scope_exceeded", "The request asks for more scopes than were granted.");
    public static final DomainError USER_NOT_FOUND =
            unauthenticated("token.user_not_found", "The user does not exist.");
    public static final DomainError USER_INACTIVE = unauthenticated("token.user_inactive", "The user is deactivated.");
    public static final DomainError USER_LOCKED = unauthenticated("token.user_locked", "The user is locked.");
    public static final DomainError USER_SUSPENDED = unauthenticated("token.user_suspended", "The user is suspended.");
    public static final DomainError USER_INITIAL =
            unauthenticated("token.user_initial", "The user is not initialised.");
    public static final DomainError ORGANIZATION_INACTIVE =
            unauthenticated("token.organization_inactive", "The user's organization is not active.");
    public static final DomainError APPLICATION_INACTIVE = unauthenticated(
            "token.application_inactive", "The application, its project or its organization is not active.");
    public static final DomainError ORGANIZATION_NOT_ADMITTED = unauthenticated(
            "token.organization_not_admitted",
            "The project is only for users of the organization that owns it and of those to which it is granted.");
    public static final DomainError ROLE_MISSING =
            unauthenticated("token.role_missing", "The project is only for users who have a role in it.");
    public static final DomainError ACTOR_INACTIVE =
            unauthenticated("token.actor_inactive", "An actor who acts for the user is not active.");
    public static final DomainError IMPERSONATION_ENDED =
            unauthenticated("token.impersonation_ended", "The actor may no longer impersonate the user.");
    public static final DomainError SESSION_TERMINATED =
            unauthenticated("token.session_terminated", "The session has ended.");
    public static final DomainError PASSWORD_CHANGED =
            unauthenticated("token.password_changed", "The password has been changed since the sign-in.");
    public static final DomainError SECOND_FACTOR_MISSING = unauthenticated(
            "token.second_factor_missing", "The account demands a second factor, which the session lacks.");

    private TokenRefusal() {}
}
