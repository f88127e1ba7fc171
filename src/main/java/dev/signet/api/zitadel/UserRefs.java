package dev.signet.api.zitadel;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.user.UserRef;

/**
 * The one place where a request becomes a reference to a user.
 *
 * <p>Every handler reaches users through it, so that none can reach into another organization: such a user is NOT_FOUND
 * in reads, writes and lists alike (attack A-30).
 */
final class UserRefs {
    private UserRefs() {}

    /** A user of the selected organization, named by the request. */
    static UserRef named(RpcContext context, String userId) {
        return in(context.orgId(), userId);
    }

    /** The caller, in the organization the caller belongs to, whichever is selected. */
    static UserRef self(RpcContext context) {
        return in(context.principal().orgId(), context.principal().userId());
    }

    private static UserRef in(String orgId, String userId) {
        if (orgId.isEmpty()) {
            throw new IllegalStateException("a caller without organization would reach every user");
        }
        return new UserRef(orgId, userId);
    }
}
