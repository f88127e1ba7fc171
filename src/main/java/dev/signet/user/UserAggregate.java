package dev.signet.user;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.eventstore.SubjectId;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Binds the user's pure functions to its streams. */
@RegisterForReflection( // read from snapshots
        targets = {
            User.class,
            User.Lock.class,
            Human.class,
            Human.Address.class,
            Human.Password.class,
            Code.class,
            Profile.class,
            Machine.class,
        })
final class UserAggregate {
    /** Stored literal of its streams. */
    static final String STREAM_TYPE = "user";

    static final AggregateType<Addressed, UserEvent, User> TYPE = new AggregateType<>(
            STREAM_TYPE,
            UserEvent.class,
            User.ABSENT,
            UserAggregate::decide,
            UserEvolution::evolve,
            AggregateType.streamIsSubject(),
            StateFormat.of(User.class, 1));

    private UserAggregate() {}

    /**
     * A command to a user, who is not found unless it belongs to the organization.
     *
     * @param orgId empty reaches users of every organization
     * @param chosenId the id that a caller chose for a new user; null for one that was drawn
     * @param refusal why the actor may not give it, told only to those who reach the user at all; null if they may
     */
    record Addressed(
            String orgId,
            UserCommand command,
            @Nullable String chosenId,
            @Nullable DomainError refusal) {

        /** A command to a user that exists, or is to be made under an id that was drawn. */
        Addressed(String orgId, UserCommand command, @Nullable DomainError refusal) {
            this(orgId, command, null, refusal);
        }
    }

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
        Decision<UserEvent> decision = UserDecider.decide(addressed.command(), user);
        String chosen = addressed.chosenId();
        return chosen == null ? decision : decision.claiming(SubjectId.take(chosen, UserError.ID_TAKEN));
    }
}
