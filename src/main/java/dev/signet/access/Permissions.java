package dev.signet.access;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The permission check of all API calls, with ZITADEL's rules.
 *
 * <p>Roles on the instance or on the selected organization apply to everything in that organization. Roles on a project
 * or project grant apply only to that object and give permissions of the form {@code permission:objectId}.
 */
@Singleton
public final class Permissions {
    private final Roles roles;

    public Permissions(Roles roles) {
        this.roles = roles;
    }

    /**
     * Returns all permissions of the caller in an organization, with {@code :objectId} if they are restricted to one
     * object.
     */
    public Set<String> held(Principal principal, String orgId) {
        Set<String> permissions = new HashSet<>();
        for (Membership membership : principal.memberships()) {
            Target target = membership.target();
            if (reaches(target, orgId)) {
                String suffix = suffix(target);
                permissionsOf(membership).forEach(permission -> permissions.add(permission + suffix));
            }
        }
        return permissions;
    }

    /**
     * Refuses the call unless the caller has the permission in the organization, either without restriction or for the
     * objects that the request names.
     *
     * @param objectIds values of the request fields that {@code check_field_name} names
     */
    public void require(Principal principal, String orgId, String permission, String... objectIds) {
        if (!reachBy(principal.memberships(), orgId, permission).includes(objectIds)) {
            throw AccessError.permissionMissing(permission).exception();
        }
    }

    /**
     * Returns what the caller reaches in the organization with a permission. Refuses the call if the caller does not
     * have the permission on any object.
     */
    public Reach reach(Principal principal, String orgId, String permission) {
        Reach reach = reachBy(principal.memberships(), orgId, permission);
        if (reach instanceof Reach.Objects objects && objects.ids().isEmpty()) {
            throw AccessError.permissionMissing(permission).exception();
        }
        return reach;
    }

    /**
     * Returns what a user with these memberships reaches in the organization with a permission. This is the rule of all
     * checks of this class that are about calls.
     *
     * @param orgId the organization that a call selects; empty for none, where only roles on the instance reach
     */
    public Reach reachBy(List<Membership> memberships, String orgId, String permission) {
        Set<String> objects = new HashSet<>();
        for (Membership membership : memberships) {
            Target target = membership.target();
            if (reaches(target, orgId) && holds(membership, permission)) {
                switch (target) {
                    case Target.Instance _, Target.Organization _ -> {
                        return new Reach.Everything();
                    }
                    case Target.Project project -> objects.add(project.projectId());
                    case Target.ProjectGrant grant -> objects.add(grant.grantId());
                }
            }
        }
        return new Reach.Objects(objects);
    }

    /** Tells whether the caller has the permission in the organization without restriction. */
    public boolean has(Principal principal, String orgId, String permission) {
        return reachBy(principal.memberships(), orgId, permission) instanceof Reach.Everything;
    }

    /**
     * Tells whether a user with the memberships {@code these} may do everything that a user with the memberships
     * {@code those} may do, on the same targets, or could assign themselves a role with which they may.
     */
    public boolean contain(List<Membership> these, List<Membership> those) {
        return those.stream()
                .allMatch(other -> givable(these, other.target(), other.roles()).containsAll(other.roles()));
    }

    /**
     * Returns those of these roles that a user with the memberships {@code these} may give and take on a target: roles
     * whose permissions the user has there, and every role of the level if the user has all permissions of its owner.
     */
    public Set<String> givable(List<Membership> these, Target where, Collection<String> candidates) {
        if (holdAll(these, where, ownerRole(where))) {
            return Set.copyOf(candidates);
        }
        return candidates.stream().filter(role -> holdAll(these, where, role)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean holdAll(List<Membership> these, Target where, String role) {
        Set<String> needed = roles.permissionsOf(role);
        return !needed.isEmpty() && needed.stream().allMatch(permission -> holds(these, where, permission));
    }

    /**
     * Tells whether, for each of {@code those} memberships, one of {@code these} gives the permission on a level at
     * least as wide (project, organization, instance). It does not matter on which organization or project the
     * memberships are.
     */
    public boolean hold(List<Membership> these, String permission, List<Membership> those) {
        return those.stream()
                .allMatch(other -> these.stream()
                        .anyMatch(own -> width(own.target()) >= width(other.target()) && holds(own, permission)));
    }

    private static int width(Target target) {
        return switch (target) {
            case Target.Project _, Target.ProjectGrant _ -> 0;
            case Target.Organization _ -> 1;
            case Target.Instance _ -> 2;
        };
    }

    private boolean holds(List<Membership> memberships, Target where, String permission) {
        return memberships.stream().anyMatch(own -> includes(own.target(), where) && holds(own, permission));
    }

    private static String ownerRole(Target target) {
        return switch (target) {
            case Target.Instance instance -> "IAM_OWNER";
            case Target.Organization org -> "ORG_OWNER";
            case Target.Project project -> "PROJECT_OWNER";
            case Target.ProjectGrant grant -> "PROJECT_GRANT_OWNER";
        };
    }

    private boolean holds(Membership membership, String permission) {
        return membership.roles().stream()
                .anyMatch(role -> roles.permissionsOf(role).contains(permission));
    }

    private Stream<String> permissionsOf(Membership membership) {
        return membership.roles().stream().flatMap(role -> roles.permissionsOf(role).stream());
    }

    private static boolean reaches(Target target, String orgId) {
        return target instanceof Target.Instance || target.owner().equals(orgId);
    }

    private static boolean includes(Target wider, Target narrower) {
        return switch (wider) {
            case Target.Instance instance -> true;
            case Target.Organization org ->
                !(narrower instanceof Target.Instance) && org.owner().equals(narrower.owner());
            case Target.Project project ->
                project.equals(narrower)
                        || (narrower instanceof Target.ProjectGrant grant
                                && grant.projectId().equals(project.projectId()));
            case Target.ProjectGrant grant -> grant.equals(narrower);
        };
    }

    private static String suffix(Target target) {
        return switch (target) {
            case Target.Instance instance -> "";
            case Target.Organization org -> "";
            case Target.Project project -> ':' + project.projectId();
            case Target.ProjectGrant grant -> ':' + grant.grantId();
        };
    }
}
