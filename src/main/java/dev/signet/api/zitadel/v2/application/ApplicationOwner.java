package dev.signet.api.zitadel.v2.application;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.application.ApplicationQueries;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization of an application. */
@Singleton
final class ApplicationOwner implements OwnerLookup {
    private final ApplicationQueries queries;

    ApplicationOwner(ApplicationQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "application";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.locate(id).map(app -> app.project().orgId());
    }
}
