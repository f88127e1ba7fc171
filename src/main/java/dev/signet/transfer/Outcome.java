package dev.signet.transfer;

import dev.signet.kernel.DomainError;

/** What became of a person who was to be created. */
public sealed interface Outcome {

    record Created(String userId) implements Outcome {}

    /**
     * Nothing changed, because the id or the user name is taken.
     *
     * @param userId the id that was asked for, if it is that which is taken; otherwise empty
     */
    record Exists(String userId, DomainError error) implements Outcome {}

    /** Nothing changed, because a rule forbids it. */
    record Refused(DomainError error) implements Outcome {}
}
