package dev.signet.oidc.userinfo;

import dev.signet.oidc.parameter.ProjectScopes;
import dev.signet.projectrole.ProjectRoles;
import dev.signet.projectrole.ProjectRoles.GrantedRole;
import dev.signet.token.ApiAudience;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The claims about the project roles of a user, as ZITADEL asserts them. A claim maps the key of each role to the
 * organizations that granted it, and the id of each organization to its primary domain.
 *
 * <p>Costs one query, and nothing if no roles are wanted.
 */
@Singleton
public final class RoleClaims {
    private final ProjectRoles roles;

    RoleClaims(ProjectRoles roles) {
        this.roles = roles;
    }

    /**
     * The role claims for a user. A project in which the user has no role has no claim.
     *
     * @param ownProject the project of the application that gets the claims; null for none
     * @param scopes the scopes of the token, of which {@link ProjectScopes} tells which roles they request
     * @param asserted whether the roles of the own project are told even if no scope requests them
     */
    public Map<String, Object> of(String userId, @Nullable String ownProject, List<String> scopes, boolean asserted) {
        Set<String> projects = new LinkedHashSet<>();
        if (scopes.contains(ProjectScopes.ALL_ROLES)) {
            projects.addAll(ProjectScopes.audience(scopes));
            projects.remove(ApiAudience.VALUE);
        }
        if (ownProject != null && (asserted || areRequested(scopes))) {
            projects.add(ownProject);
        }
        return claims(userId, ownProject, projects, scopes);
    }

    /** The same claims about the own project alone. */
    public Map<String, Object> ofOwnProject(String userId, String ownProject, List<String> scopes, boolean asserted) {
        return asserted || areRequested(scopes) ? claims(userId, ownProject, Set.of(ownProject), scopes) : Map.of();
    }

    /** Tells whether one of the scopes requests roles of the own project. */
    public static boolean areRequested(List<String> scopes) {
        return scopes.contains(ProjectScopes.ROLES)
                || scopes.contains(ProjectScopes.ALL_ROLES)
                || !ProjectScopes.roleKeys(scopes).isEmpty();
    }

    private Map<String, Object> claims(
            String userId, @Nullable String ownProject, Set<String> projects, List<String> scopes) {
        if (projects.isEmpty()) {
            return Map.of();
        }
        Set<String> keys = ProjectScopes.roleKeys(scopes);
        Set<String> orgs = ProjectScopes.grantingOrgs(scopes);
        Map<String, Map<String, Map<String, String>>> byProject = new TreeMap<>();
        for (GrantedRole role : roles.rolesOf(userId, projects)) {
            if ((keys.isEmpty() || keys.contains(role.key())) && (orgs.isEmpty() || orgs.contains(role.orgId()))) {
                byProject
                        .computeIfAbsent(role.projectId(), project -> new TreeMap<>())
                        .computeIfAbsent(role.key(), key -> new TreeMap<>())
                        .put(role.orgId(), role.orgDomain());
            }
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        if (ownProject != null && byProject.containsKey(ownProject)) {
            claims.put(ProjectScopes.ROLES, byProject.get(ownProject));
        }
        byProject.forEach((project, roles) -> claims.put(ProjectScopes.claimOf(project), roles));
        return claims;
    }
}
