package dev.signet.api.pipeline;

import dev.signet.access.Permissions;
import dev.signet.access.Principal;
import dev.signet.kernel.Actor;
import org.jspecify.annotations.Nullable;

/** Who calls, for which organization, and from where: what a handler knows beside its request. */
public final class RpcContext {
    private final @Nullable Caller caller;
    private final Actor actor;
    private final Permissions permissions;

    private RpcContext(@Nullable Caller caller, Actor actor, Permissions permissions) {
        this.caller = caller;
        this.actor = actor;
        this.permissions = permissions;
    }

    /** The context of a call by an authenticated caller in the organization that is selected. */
    public static RpcContext of(Principal principal, String orgId, Actor actor, Permissions permissions) {
        return new RpcContext(new Caller(principal, orgId), actor, permissions);
    }

    /** The context of a call to a public rpc: it has no caller and no organization. */
    public static RpcContext anonymous(Actor actor, Permissions permissions) {
        return new RpcContext(null, actor, permissions);
    }

    /** The authenticated caller; there is none in a public rpc, where asking is a programming error. */
    public Principal principal() {
        return caller().principal();
    }

    /**
     * The selected organization: the one that the call names in the way of its dialect, or else the caller's own. To name
     * one selects it and never grants anything. There is none in a public rpc, where asking is a programming error.
     */
    public String orgId() {
        return caller().orgId();
    }

    /** Whom to record with every change this call makes. */
    public Actor actor() {
        return actor;
    }

    /** Whether the caller holds a permission in the selected organization without restriction. */
    public boolean has(String permission) {
        return permissions.has(principal(), orgId(), permission);
    }

    /** Refuses the call with PERMISSION_DENIED unless {@link #has}. For rules beyond the one declared in the proto. */
    public void require(String permission) {
        require(permission, null);
    }

    /** Like {@link #require(String)}, but a permission that is restricted to this object suffices. */
    public void require(String permission, @Nullable String objectId) {
        permissions.require(principal(), orgId(), permission, objectId);
    }

    private Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("A public rpc has no caller");
        }
        return caller;
    }

    private record Caller(Principal principal, String orgId) {}
}
