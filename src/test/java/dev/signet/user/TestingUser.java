package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import java.util.List;

/** Test steps for the decider of users: given a history, when a command comes, then these events or this refusal. */
final class TestingUser {
    private final User state;

    private TestingUser(User state) {
        this.state = state;
    }

    static TestingUser given(UserEvent... history) {
        return new TestingUser(fold(User.ABSENT, List.of(history)));
    }

    User state() {
        return state;
    }

    Outcome when(UserCommand command) {
        return new Outcome(state, command);
    }

    private static User fold(User user, List<UserEvent> events) {
        User next = user;
        for (UserEvent event : events) {
            next = UserEvolution.evolve(next, event);
        }
        return next;
    }

    /** The result of a command. */
    static final class Outcome {
        private final User before;
        private final UserCommand command;

        private Outcome(User before, UserCommand command) {
            this.before = before;
            this.command = command;
        }

        Decision<UserEvent> decision() {
            return UserDecider.decide(command, before);
        }

        User after() {
            return fold(before, decision().events());
        }

        Outcome then(UserEvent... events) {
            assertThat(decision().events()).containsExactly(events);
            assertThat(decision().failure()).isNull();
            return this;
        }

        Outcome thenNothing() {
            assertThat(decision()).isEqualTo(Decision.nothing());
            return this;
        }

        Outcome thenFails(DomainError error, UserEvent... recorded) {
            assertThat(decision().events()).containsExactly(recorded);
            assertThat(decision().failure()).isEqualTo(error);
            return this;
        }

        void refused(DomainError error) {
            assertThatThrownBy(this::decision)
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
        }

        Outcome inState(UserState state) {
            assertThat(after().state()).isEqualTo(state);
            return this;
        }

        Outcome claiming(ClaimChange... claims) {
            assertThat(decision().claims()).containsExactly(claims);
            return this;
        }

        Outcome keeping(SecretChange... secrets) {
            assertThat(decision().secrets()).contains(secrets);
            return this;
        }
    }
}
