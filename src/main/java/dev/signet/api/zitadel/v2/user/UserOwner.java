package dev.signet.api.zitadel.v2.user;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization of a user. */
@Singleton
final class UserOwner implements OwnerLookup {
    private final UserQueries queries;

    UserOwner(UserQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "user";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.orgOf(id);
    }
}
