package dev.signet.access;

import dev.signet.kernel.DomainError;

/** Why a caller was turned away. */
public sealed interface AccessError extends DomainError {

    /** No token, or none that is valid now. Says nothing about why, so that nothing can be probed. */
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

    /** The organization named by {@code x-zitadel-orgid} does not exist, or is not one the caller may act in. */
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
            return "The organization named by x-zitadel-orgid does not exist or you have no access to it.";
        }
    }
}
