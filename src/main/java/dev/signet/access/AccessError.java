package dev.signet.access;

import dev.signet.kernel.DomainError;
import java.util.Map;

/** Why a call was refused. */
public sealed interface AccessError extends DomainError {

    /**
     * The call has no valid token. The error does not say why, so that callers cannot find out about tokens and
     * accounts.
     */
    record Unauthenticated() implements AccessError {
        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }

        @Override
        public String code() {
            return "auth.token.invalid";
        }

        @Override
        public String message() {
            return "A valid access token is required: send it as 'Authorization: Bearer <token>'.";
        }
    }

    /**
     * The token is bound to a key, and the call does not prove possession of it correctly (RFC 9449 section 7.1).
     *
     * @param message what is wrong with the proof
     * @param headers additional response headers: the challenge, the nonce to use
     */
    record ProofRefused(String message, Map<String, String> headers) implements AccessError {
        public ProofRefused {
            headers = Map.copyOf(headers);
        }

        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }

        @Override
        public String code() {
            return "auth.dpop.refused";
        }
    }

    /** The caller lacks a permission in the organization they act in. */
    record PermissionDenied(String permission) implements AccessError {
        @Override
        public Kind kind() {
            return Kind.PERMISSION_DENIED;
        }

        @Override
        public String code() {
            return "auth.permission.missing";
        }

        @Override
        public String message() {
            return "This call needs the permission " + permission + " in the selected organization.";
        }
    }

    /** The call is only for the user in person, but the token belongs to an actor who acts for the user. */
    record ActingForAnother() implements AccessError {
        @Override
        public Kind kind() {
            return Kind.PERMISSION_DENIED;
        }

        @Override
        public String code() {
            return "access.acting_for_another";
        }

        @Override
        public String message() {
            return "This call is only for the user in person; a token to act for the user is not accepted.";
        }
    }

    /** The organization that the call selects does not exist, or the caller may not act in it. */
    record OrganizationNotAccessible() implements AccessError {
        @Override
        public Kind kind() {
            return Kind.PERMISSION_DENIED;
        }

        @Override
        public String code() {
            return "auth.organization.not_accessible";
        }

        @Override
        public String message() {
            return "The organization that is selected does not exist or you have no access to it.";
        }
    }

    /** The change would leave no instance owner who is able to sign in. */
    record LastOwner() implements AccessError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "instance.last_owner";
        }

        @Override
        public String message() {
            return "This would leave the instance without an owner who is able to sign in; make somebody else an owner"
                    + " first.";
        }
    }
}
