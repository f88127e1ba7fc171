package dev.signet.projectgrant;

import dev.signet.project.ProjectRef;

/**
 * Identifies a project grant together with the project it must belong to. A grant of another project or organization is
 * treated as not existing (attack A-30).
 */
public record ProjectGrantRef(ProjectRef project, String grantId) {

    boolean admits(ProjectGrant grant) {
        return grant.projectId().equals(project.projectId()) && grant.orgId().equals(project.orgId());
    }
}
