package dev.signet.user;

import dev.signet.eventstore.AggregateType;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import org.jspecify.annotations.Nullable;

/** Binds the user's pure functions to its streams. */
final class UserAggregate {
    /** Stored literal of its streams. */
    static final String STREAM_TYPE = "user";

    static final AggregateType<Addressed, UserEvent, User> TYPE = new AggregateType<>(
            STREAM_TYPE,
            UserEvent.class,
            User.ABSENT,
            UserAggregate::decide,
            UserEvolution::evolve,
            AggregateType.streamIsSubject());

    private UserAggregate() {}

    /**
     * A command to a user, who is not found unless it belongs to the organization.
     *
     * @param orgId empty reaches users of every organization
     * @param refusal why the actor may not give it, told only to those who reach the user at all; null if they may
     */
    record Addressed(
            String orgId, UserCommand command, @Nullable DomainError refusal) {}

    static Decision<UserEvent> decide(Addressed addressed, User user) {
        boolean foreign = user.state() != UserState.ABSENT
                && !addressed.orgId().isEmpty()
                && !addressed.orgId().equals(user.orgId());
        boolean creation = addressed.command() instanceof UserCommand.AddHuman
                || addressed.command() instanceof UserCommand.AddMachine;
        if (foreign && !creation) {
            throw UserError.NOT_FOUND.exception();
        }
        DomainError refusal = addressed.refusal();
        if (user.state().exists() && refusal != null) {
            throw refusal.exception();
        }
        return UserDecider.decide(addressed.command(), user);
    }
}
