package dev.signet.api.pipeline;

import dev.signet.access.AccessError;
import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.access.Reach;
import dev.signet.kernel.Actor;
import dev.signet.kernel.CurrentCall;
import dev.signet.kernel.DomainException;
import dev.signet.user.UserRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context of a call for its handler: the caller, the selected organization, and the actor to record. */
public final class RpcContext {
    private final @Nullable Caller caller;
    private final Actor actor;
    private final Permissions permissions;
    private @Nullable Reach reach;

    private RpcContext(@Nullable Caller caller, Actor actor, Permissions permissions) {
        this.caller = caller;
        this.actor = actor;
        this.permissions = permissions;
    }

    /** The context of a call by an authenticated caller in the selected organization. */
    public static RpcContext of(Principal principal, String orgId, Actor actor, Permissions permissions) {
        return new RpcContext(new Caller(principal, orgId), actor, permissions);
    }

    /** The context of a call to a public rpc, which has neither caller nor organization. */
    public static RpcContext anonymous(Actor actor, Permissions permissions) {
        return new RpcContext(null, actor, permissions);
    }

    /** Whether the call has an authenticated caller. Calls to public rpcs have none. */
    boolean isAuthenticated() {
        return caller != null;
    }

    /** The authenticated caller. Calling this for a public rpc is a programming error. */
    public Principal principal() {
        return caller().principal();
    }

    /**
     * The selected organization: the one that the call names as its dialect defines, or else the caller's own. Naming
     * an organization selects it and never grants anything. Calling this for a public rpc is a programming error.
     */
    public String orgId() {
        return caller().orgId();
    }

    /**
     * The user with this id, in the selected organization only. Handlers refer to users in no other way, so that none
     * reaches into another organization: users there are NOT_FOUND in reads, writes and lists alike.
     */
    public UserRef user(String userId) {
        return in(orgId(), userId);
    }

    /** The caller as a user, in the caller's own organization, whichever is selected. */
    public UserRef self() {
        return in(principal().orgId(), principal().userId());
    }

    /** The call as lines of the log name it. */
    CurrentCall named(String requestId) {
        return caller == null
                ? new CurrentCall(requestId, null, null)
                : new CurrentCall(requestId, actor.id(), caller.orgId());
    }

    /** The actor to record with every change that this call makes. */
    public Actor actor() {
        return actor;
    }

    /** Whether the caller has a permission in the whole selected organization. */
    public boolean has(String permission) {
        return permissions.has(principal(), orgId(), permission);
    }

    /**
     * Refuses the call with PERMISSION_DENIED unless {@link #has} is true or the permission is limited to one of these
     * objects. For rules in addition to the one declared in the proto.
     */
    public void require(String permission, String... objectIds) {
        permissions.require(principal(), orgId(), permission, objectIds);
    }

    /** Whether the caller has any permission in an organization; whoever has none must not learn what exists there. */
    public boolean reaches(String orgId) {
        return !permissions.held(principal(), orgId).isEmpty();
    }

    /**
     * Does the same as {@link #require} in another organization than the selected one, for requests that name what they
     * are about in a way of their own. A caller without any permission there must not learn whether it exists.
     */
    public void requireIn(String orgId, String permission, String... objectIds) {
        if (!reaches(orgId)) {
            throw AccessError.ORGANIZATION_NOT_ACCESSIBLE.exception();
        }
        permissions.require(principal(), orgId, permission, objectIds);
    }

    /**
     * What this call may reach with the permission that its rpc declares as {@code limited}. The handler hands it to the
     * query or command, which treats everything else as not existing. Asking for it in the handler of another rpc is a
     * programming error.
     */
    public Reach reach() {
        if (reach == null) {
            throw new IllegalStateException("the rpc does not declare that its permission may be limited");
        }
        return reach;
    }

    /**
     * What the caller may reach in the selected organization with a permission in addition to the one that the rpc
     * declares; empty if the caller does not have it on any object.
     */
    public Optional<Reach> reach(String permission) {
        try {
            return Optional.of(permissions.reach(principal(), orgId(), permission));
        } catch (DomainException missing) {
            return Optional.empty();
        }
    }

    /** Refuses the call unless the caller has the permission at least on some object, and sets {@link #reach}. */
    void narrow(String permission) {
        reach = permissions.reach(principal(), orgId(), permission);
    }

    private static UserRef in(String orgId, String userId) {
        if (orgId.isEmpty()) {
            throw new IllegalStateException("a reference without organization would reach every user");
        }
        return new UserRef(orgId, userId);
    }

    private Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("A public rpc has no caller");
        }
        return caller;
    }

    private record Caller(Principal principal, String orgId) {}
}
