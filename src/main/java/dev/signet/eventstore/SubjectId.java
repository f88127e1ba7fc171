package dev.signet.eventstore;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.DomainError;

/**
 * The one space of the ids that stand in tokens, of users and of clients (attack A-34): whoever had another's id would read
 * as the other. A claim is never given back, so that the id of somebody who was removed is nobody else's later.
 *
 * <p>Claimed are client ids and the ids that a caller chose. An id that was drawn for a user is unique by how it is drawn,
 * and its stream keeps others from choosing it.
 */
public final class SubjectId {
    /** Kind of the unique claim. */
    public static final String CLAIM = "subject_id";

    private SubjectId() {}

    /** Takes an id for good. */
    public static ClaimChange.Take take(String id, DomainError ifTaken) {
        return new ClaimChange.Take(CLAIM, "", id, ifTaken);
    }
}
