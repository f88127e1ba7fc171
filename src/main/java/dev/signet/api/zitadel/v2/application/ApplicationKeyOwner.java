package dev.signet.api.zitadel.v2.application;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.application.ApplicationQueries;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization that owns the application of a key. */
@Singleton
final class ApplicationKeyOwner implements OwnerLookup {
    private final ApplicationQueries queries;

    ApplicationKeyOwner(ApplicationQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "application_key";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.locateKey(id).map(app -> app.project().orgId());
    }
}
