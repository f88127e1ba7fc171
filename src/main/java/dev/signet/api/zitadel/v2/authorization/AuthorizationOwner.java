package dev.signet.api.zitadel.v2.authorization;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.usergrant.UserGrantQueries;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization of an authorization. */
@Singleton
final class AuthorizationOwner implements OwnerLookup {
    private final UserGrantQueries queries;

    AuthorizationOwner(UserGrantQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "authorization";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.orgOf(id);
    }
}
