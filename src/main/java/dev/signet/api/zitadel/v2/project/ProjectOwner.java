package dev.signet.api.zitadel.v2.project;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectView;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization of a project. */
@Singleton
final class ProjectOwner implements OwnerLookup {
    private final ProjectQueries queries;

    ProjectOwner(ProjectQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "project";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.findAnywhere(id).map(ProjectView::orgId);
    }
}
