package dev.signet.projectgrant;

import dev.signet.jdbc.Sql;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import jakarta.inject.Singleton;
import java.util.Set;

/** Tells which roles of a project an organization may grant, to users and groups alike. */
@Singleton
public final class GrantableRoles {
    private final ProjectQueries projects;
    private final ProjectGrantQueries projectGrants;

    GrantableRoles(ProjectQueries projects, ProjectGrantQueries projectGrants) {
        this.projects = projects;
        this.projectGrants = projectGrants;
    }

    /**
     * What an organization may grant.
     *
     * @param projectOrgId the organization that owns the project
     */
    public record Grantable(String projectOrgId, Set<String> roleKeys) {
        public Grantable {
            roleKeys = Set.copyOf(roleKeys);
        }
    }

    /**
     * Returns the roles that the organization may grant, and keeps project and project grant from being changed until
     * the transaction ends. Fails with NOT_FOUND if there is no such project or project grant.
     *
     * @param projectGrantId the project grant that the organization has received; empty if it owns the project
     */
    public Grantable hold(Sql transaction, String orgId, String projectId, String projectGrantId) {
        if (!projectGrantId.isEmpty()) {
            // the project is locked first, which is also the order when one of its roles is removed
            String owner = projectGrants.ownerOf(transaction, orgId, projectId, projectGrantId);
            projects.hold(transaction, new ProjectRef(owner, projectId));
            return new Grantable(owner, projectGrants.hold(transaction, projectGrantId));
        }
        projects.hold(transaction, new ProjectRef(orgId, projectId));
        return new Grantable(orgId, projects.roleKeys(transaction, projectId));
    }
}
