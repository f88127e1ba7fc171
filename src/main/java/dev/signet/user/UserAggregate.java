package dev.signet.user;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.eventstore.SubjectId;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.user.code.Code;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Connects the event streams of users with the functions that decide commands and apply events. */
@RegisterForReflection( // the types that snapshots contain
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
public final class UserAggregate {
    /** Name under which the type of the user streams is stored. */
    public static final String STREAM_TYPE = "user";

    static final AggregateType<Addressed, UserEvent, User> TYPE = new AggregateType<>(
            STREAM_TYPE,
            UserEvent.class,
            User.ABSENT,
            UserAggregate::decide,
            UserEvolution::evolve,
            AggregateType.streamIsSubject(),
            StateFormat.of(User.class, 2));

    private UserAggregate() {}

    /**
     * A command to a user, and the organization that the caller named; a user of another organization is treated as not
     * existing.
     *
     * @param orgId empty if the user may belong to any organization
     * @param chosenId the id that a caller chose for a new user; null for a generated one
     * @param refusal the error with which the command is refused because the actor lacks rights; null if it is allowed.
     * A user who does not exist is reported as NOT_FOUND instead.
     */
    record Addressed(
            String orgId,
            UserCommand command,
            @Nullable String chosenId,
            @Nullable DomainError refusal) {

        /** Creates a command to a user that exists, or that is to be created under a generated id. */
        Addressed(String orgId, UserCommand command, @Nullable DomainError refusal) {
            this(orgId, command, null, refusal);
        }
    }

    static Decision<UserEvent> decide(Addressed addressed, User user) {
        boolean foreign = user.state() != UserState.ABSENT
                && !addressed.orgId().isEmpty()
                && !addressed.orgId().equals(user.orgId());
        boolean creation = addressed.command() instanceof UserCommand.AddHuman
                || addressed.command() instanceof UserCommand.ImportHuman
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
