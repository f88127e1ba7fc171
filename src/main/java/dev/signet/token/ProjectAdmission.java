package dev.signet.token;

import dev.signet.kernel.DomainError;
import dev.signet.projectgrant.ProjectGrantQueries;
import dev.signet.projectrole.ProjectRoles;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the project of an application admits a user, by the project's settings {@code has_project_check} and
 * {@code project_role_check}. A project without these checks costs nothing; each check costs one look-up.
 */
@Singleton
final class ProjectAdmission {
    private final ProjectRoles roles;
    private final ProjectGrantQueries projectGrants;

    ProjectAdmission(ProjectRoles roles, ProjectGrantQueries projectGrants) {
        this.roles = roles;
        this.projectGrants = projectGrants;
    }

    /** Returns why the project does not admit the user at the moment; null if it does. */
    @Nullable
    DomainError refusal(GateFacts facts, String userId) {
        String projectId = facts.projectId();
        if (projectId == null) {
            return null;
        }
        String orgId = facts.orgId();
        if (facts.foreign() && (orgId == null || !projectGrants.isGranted(projectId, orgId))) {
            return TokenRefusal.ORGANIZATION_NOT_ADMITTED;
        }
        return facts.roleNeeded() && roles.rolesOf(userId, List.of(projectId)).isEmpty()
                ? TokenRefusal.ROLE_MISSING
                : null;
    }
}
