package dev.signet.eventstore;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.DomainError;

/**
 * Claims the ids that appear as subjects in tokens, so that users and clients never have the same id (attack A-34);
 * otherwise a token of one could be taken for a token of the other. A claim is never released, so that nobody gets the
 * id of a removed user or client.
 *
 * <p>Client ids and user ids that a caller chose are claimed. A generated user id needs no claim: it is unique because
 * of how it is generated, and nobody can choose it later, because its stream exists.
 */
public final class SubjectId {
    /** Kind of the unique claim. */
    public static final String CLAIM = "subject_id";

    private SubjectId() {}

    /** Claims an id permanently. */
    public static ClaimChange.Take take(String id, DomainError ifTaken) {
        return new ClaimChange.Take(CLAIM, "", id, ifTaken);
    }
}
