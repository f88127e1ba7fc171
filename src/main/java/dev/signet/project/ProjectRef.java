package dev.signet.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Identifies a project together with the organization it must belong to. A project of another organization is treated
 * as not existing (attack A-30).
 *
 * @param orgId organization that the caller acts in
 * @param projectId decimal string
 */
@RegisterForReflection
public record ProjectRef(String orgId, String projectId) {
    public ProjectRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a project is addressed in an organization");
        }
    }
}
