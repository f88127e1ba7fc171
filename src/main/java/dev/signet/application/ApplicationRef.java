package dev.signet.application;

import dev.signet.project.ProjectRef;

/**
 * Identifies an application together with the project and organization it must belong to. An application of another
 * project or organization is treated as not existing (attack A-30).
 */
public record ApplicationRef(ProjectRef project, String appId) {

    /** Creates the reference to an application of a project of an organization. */
    public static ApplicationRef of(String orgId, String projectId, String appId) {
        return new ApplicationRef(new ProjectRef(orgId, projectId), appId);
    }
}
