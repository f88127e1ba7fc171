package dev.signet.application;

import dev.signet.project.ProjectRef;

/** An application as a caller addresses it: one of another project or organization is not found (attack A-30). */
public record ApplicationRef(ProjectRef project, String appId) {

    /** The application of this id in a project of an organization. */
    public static ApplicationRef of(String orgId, String projectId, String appId) {
        return new ApplicationRef(new ProjectRef(orgId, projectId), appId);
    }
}
