package dev.signet.api.zitadel.user;

import dev.signet.api.pipeline.RpcContext;
import dev.signet.user.UserRef;

/**
 * The only place where a request is converted to a reference to a user.
 *
 * <p>Every handler uses it, so that none can reach into another organization: users there are NOT_FOUND in reads,
 * writes and lists alike.
 */
public final class UserRefs {
    private UserRefs() {}

    /** The user named in the request, in the selected organization. */
    public static UserRef named(RpcContext context, String userId) {
        return in(context.orgId(), userId);
    }

    /** The caller, in the caller's own organization, whichever is selected. */
    public static UserRef self(RpcContext context) {
        return in(context.principal().orgId(), context.principal().userId());
    }

    private static UserRef in(String orgId, String userId) {
        if (orgId.isEmpty()) {
            throw new IllegalStateException("a caller without organization would reach every user");
        }
        return new UserRef(orgId, userId);
    }
}
