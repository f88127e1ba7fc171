package dev.signet.api.zitadel.v2.group;

import dev.signet.api.zitadel.wire.OwnerLookup;
import dev.signet.group.GroupQueries;
import dev.signet.group.GroupView;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the organization of a group. */
@Singleton
final class GroupOwner implements OwnerLookup {
    private final GroupQueries queries;

    GroupOwner(GroupQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return "group";
    }

    @Override
    public Optional<String> ownerOf(String id) {
        return queries.findAnywhere(id).map(GroupView::orgId);
    }
}
