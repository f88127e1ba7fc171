package dev.signet.api.zitadel.wire;

import java.util.Optional;

/** Finds the organization that owns an object of one kind, for requests that name only the object. */
public interface OwnerLookup {

    /** The kind, as contracts state it in {@code owned_kind}. */
    String kind();

    /** The id of the organization that owns the object with this id; empty if there is no such object. */
    Optional<String> ownerOf(String id);
}
