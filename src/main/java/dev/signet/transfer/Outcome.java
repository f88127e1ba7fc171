package dev.signet.transfer;

import dev.signet.kernel.DomainError;

/** What became of a person who was to be created. */
public sealed interface Outcome {

    record Created(String userId) implements Outcome {}

    /**
     * Nothing changed, because the id or the user name is taken.
     *
     * @param userId the requested id if the id is taken; empty if only the user name is taken
     */
    record Exists(String userId, DomainError error) implements Outcome {}

    /** Nothing changed, because a rule forbids it. */
    record Refused(DomainError error) implements Outcome {}
}
