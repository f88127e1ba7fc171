package dev.signet.project;

/**
 * A project as a caller addresses it: one of another organization is not found (attack A-30).
 *
 * @param orgId organization the caller acts in
 * @param projectId decimal string
 */
public record ProjectRef(String orgId, String projectId) {
    public ProjectRef {
        if (orgId.isEmpty()) {
            throw new IllegalArgumentException("a project is addressed in an organization");
        }
    }
}
