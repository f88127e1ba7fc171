package dev.signet.access;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The permission check that every door passes (zitadel-api section 3.1).
 *
 * <p>Roles on the instance or on the selected organization count without restriction inside that organization; roles on
 * a project or project grant count only for that object, as {@code permission:objectId}.
 */
@Singleton
public final class Permissions {
    private final Memberships memberships;
    private final Roles roles;

    public Permissions(Memberships memberships, Roles roles) {
        this.memberships = memberships;
        this.roles = roles;
    }

    /** Every permission the caller holds in an organization, with {@code :objectId} where it is restricted. */
    public Set<String> held(Principal principal, String orgId) {
        return held(memberships.of(principal.userId()), orgId);
    }

    /**
     * Refuses the call unless the caller holds the permission in the organization, either without restriction or for
     * the object the request names.
     *
     * @param objectId value of the request field that {@code check_field_name} names, or null
     */
    public void require(Principal principal, String orgId, String permission, @Nullable String objectId) {
        if (!allows(held(principal, orgId), permission, objectId)) {
            throw new AccessError.PermissionDenied(permission).exception();
        }
    }

    /** Whether the caller holds the permission in the organization without restriction. */
    public boolean has(Principal principal, String orgId, String permission) {
        return held(principal, orgId).contains(permission);
    }

    private Set<String> held(List<Membership> all, String orgId) {
        Set<String> permissions = new HashSet<>();
        for (Membership membership : all) {
            switch (membership.target()) {
                case Target.Instance instance -> permissions.addAll(permissionsOf(membership));
                case Target.Organization org -> {
                    if (org.owner().equals(orgId)) {
                        permissions.addAll(permissionsOf(membership));
                    }
                }
                case Target.Project project -> {
                    if (project.owner().equals(orgId)) {
                        addRestricted(permissions, membership, project.projectId());
                    }
                }
                case Target.ProjectGrant grant -> {
                    if (grant.owner().equals(orgId)) {
                        addRestricted(permissions, membership, grant.grantId());
                    }
                }
            }
        }
        return permissions;
    }

    private void addRestricted(Set<String> permissions, Membership membership, String objectId) {
        permissionsOf(membership).forEach(permission -> permissions.add(permission + ':' + objectId));
    }

    private Set<String> permissionsOf(Membership membership) {
        Set<String> permissions = new HashSet<>();
        membership.roles().forEach(role -> permissions.addAll(roles.permissionsOf(role)));
        return permissions;
    }

    private static boolean allows(Set<String> held, String permission, @Nullable String objectId) {
        return held.contains(permission) || (objectId != null && held.contains(permission + ":" + objectId));
    }
}
