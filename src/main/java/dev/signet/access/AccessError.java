package dev.signet.access;

import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.permissionDenied;
import static dev.signet.kernel.DomainError.unauthenticated;

import dev.signet.kernel.DomainError;

/** Why a call was refused. A proof of possession that does not match is refused with {@link ProofRefused}. */
public final class AccessError {

    /**
     * The call has no valid token. The error does not say why, so that callers cannot find out about tokens and
     * accounts.
     */
    public static final DomainError UNAUTHENTICATED = unauthenticated(
            "auth.token.invalid", "A valid access token is required: send it as 'Authorization: Bearer <token>'.");

    /** The call is only for the user in person, but the token belongs to an actor who acts for the user. */
    public static final DomainError ACTING_FOR_ANOTHER = permissionDenied(
            "access.acting_for_another",
            "This call is only for the user in person; a token to act for the user is not accepted.");

    /** The organization that the call selects does not exist, or the caller may not act in it. */
    public static final DomainError ORGANIZATION_NOT_ACCESSIBLE = permissionDenied(
            "auth.organization.not_accessible",
            "The organization that is selected does not exist or you have no access to it.");

    /**
     * The change would leave no instance owner who is able to sign in, or only machine users although there was a
     * person before.
     */
    public static final DomainError LAST_OWNER = failedPrecondition(
            "instance.last_owner",
            "This would leave the instance without an owner who is able to sign in; make somebody else an owner"
                    + " first.");

    /** The caller lacks a permission in the organization they act in. */
    public static DomainError permissionMissing(String permission) {
        return permissionDenied(
                "auth.permission.missing",
                "This call needs the permission " + permission + " in the selected organization.");
    }

    private AccessError() {}
}
