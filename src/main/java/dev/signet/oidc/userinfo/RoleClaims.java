package dev.signet.oidc.userinfo;

import dev.signet.group.GroupQueries;
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
import java.util.stream.Stream;
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
    private final GroupQueries groups;

    RoleClaims(ProjectRoles roles, GroupQueries groups) {
        this.roles = roles;
        this.groups = groups;
    }

    /**
     * The role claims for a user. A project in which the user has no role has no claim.
     *
     * @param ownProject the project of the application that gets the claims; null for none
     * @param scopes the scopes of the token, of which {@link ProjectScopes} tells which roles they request
     * @param asserted whether the claims contain the roles of the own project even if no scope requests them
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

    /** Returns the same claims for the own project only. */
    public Map<String, Object> ofOwnProject(String userId, String ownProject, List<String> scopes, boolean asserted) {
        return asserted || areRequested(scopes) ? claims(userId, ownProject, Set.of(ownProject), scopes) : Map.of();
    }

    /**
     * The flat claims for a user: {@code roles} has the keys of the roles in a project, and {@code groups} the names of
     * the active groups that the user has in the organization of the application. Groups of other organizations do not
     * count: their owners choose the names, and could name a group as one that the application trusts. Both lists are in
     * alphabetical order and may be empty. Many applications read such lists and cannot read the claims of {@link #of}.
     * Costs two queries.
     *
     * @param orgId organization of the application
     */
    public Map<String, Object> flat(String userId, String project, String orgId, List<String> scopes) {
        List<String> keys = told(userId, Set.of(project), scopes)
                .map(GrantedRole::key)
                .distinct()
                .sorted()
                .toList();
        return Map.of("roles", keys, "groups", groups.namesOf(userId, orgId));
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
        Map<String, Map<String, Map<String, String>>> byProject = new TreeMap<>();
        told(userId, projects, scopes)
                .forEach(role -> byProject
                        .computeIfAbsent(role.projectId(), project -> new TreeMap<>())
                        .computeIfAbsent(role.key(), key -> new TreeMap<>())
                        .put(role.orgId(), role.orgDomain()));
        Map<String, Object> claims = new LinkedHashMap<>();
        if (ownProject != null && byProject.containsKey(ownProject)) {
            claims.put(ProjectScopes.ROLES, byProject.get(ownProject));
        }
        byProject.forEach((project, roles) -> claims.put(ProjectScopes.claimOf(project), roles));
        return claims;
    }

    /** The roles of the user, without those that the scopes leave out. */
    private Stream<GrantedRole> told(String userId, Set<String> projects, List<String> scopes) {
        Set<String> keys = ProjectScopes.roleKeys(scopes);
        Set<String> orgs = ProjectScopes.grantingOrgs(scopes);
        return roles.rolesOf(userId, projects).stream()
                .filter(role -> keys.isEmpty() || keys.contains(role.key()))
                .filter(role -> orgs.isEmpty() || orgs.contains(role.orgId()));
    }
}
