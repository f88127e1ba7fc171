package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.TestingSnapshots;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests that the state of a user after any history is the same with a snapshot taken anywhere in it. */
class UserSnapshotTest {
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final TestingSnapshots snapshots = new TestingSnapshots();

    @Property(tries = 500)
    void the_state_is_the_same_with_and_without_a_snapshot(
            @ForAll("histories") List<UserEvent> history, @ForAll("places") int place) {
        User without = User.ABSENT;
        User with = User.ABSENT;
        for (int i = 0; i < history.size(); i++) {
            without = UserEvolution.evolve(without, history.get(i));
            with = UserEvolution.evolve(with, history.get(i));
            if (i % place == 0) {
                with = snapshots.throughSnapshot(UserAggregate.TYPE, with);
            }
            assertThat(with).isEqualTo(without);
        }
    }

    @Provide
    Arbitrary<List<UserEvent>> histories() {
        Arbitrary<List<UserEvent>> ofPerson = person().list().ofMaxSize(40).map(events -> begun(added(), events));
        Arbitrary<List<UserEvent>> ofMachine = machine()
                .list()
                .ofMaxSize(40)
                .map(events ->
                        begun(new MachineEvent.Added("200", "robot", "Robot", "", AccessTokenType.BEARER), events));
        return Arbitraries.oneOf(ofPerson, ofMachine);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(1, 10);
    }

    private static Arbitrary<UserEvent> person() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<Instant> time = Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(
                both(),
                Combinators.combine(text, text, text, Arbitraries.of(Profile.Gender.values()))
                        .as((first, last, other, gender) ->
                                new HumanEvent.ProfileChanged(first, last, other, other, "en", gender)),
                text.map(HumanEvent.EmailChanged::new),
                text.map(HumanEvent.PhoneChanged::new),
                text.map(HumanEvent.AvatarAdded::new),
                Combinators.combine(text, time).as(HumanEvent.EmailCodeAdded::new),
                Combinators.combine(text, time).as(HumanEvent.InitializationCodeAdded::new),
                Combinators.combine(text, time)
                        .as((id, until) -> new PasswordEvent.CodeAdded(id, until, PasswordEvent.ResetChannel.EMAIL)),
                Arbitraries.of(true, false).map(PasswordEvent.Changed::new),
                Arbitraries.of(
                        new HumanEvent.EmailVerified(),
                        new HumanEvent.EmailVerificationFailed(),
                        new HumanEvent.PhoneRemoved(),
                        new HumanEvent.AvatarRemoved(),
                        new HumanEvent.InitializationCheckSucceeded(),
                        new HumanEvent.InitializationCheckFailed(),
                        new PasswordEvent.CodeCheckFailed(),
                        new PasswordEvent.CheckSucceeded(),
                        new PasswordEvent.CheckFailed(),
                        new PasswordEvent.HashUpdated()));
    }

    private static Arbitrary<UserEvent> machine() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.oneOf(
                both(),
                Combinators.combine(text, text, Arbitraries.of(AccessTokenType.values()))
                        .as(MachineEvent.Changed::new),
                Arbitraries.of("1", "2", "3").map(id -> new MachineEvent.KeyAdded(id, "pem", UNTIL)),
                Arbitraries.of("1", "2", "3").map(MachineEvent.KeyRemoved::new),
                Arbitraries.of("1", "2", "3").map(id -> new MachineEvent.TokenAdded(id, UNTIL, List.of())),
                Arbitraries.of("1", "2", "3").map(MachineEvent.TokenRemoved::new),
                Arbitraries.of(new MachineEvent.SecretSet(), new MachineEvent.SecretRemoved()));
    }

    /** Events that users of either kind can have. */
    private static Arbitrary<UserEvent> both() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.oneOf(
                text.map(UserEvent.UserNameChanged::new),
                Combinators.combine(text, text).as(UserEvent.MetadataSet::new),
                text.map(UserEvent.MetadataRemoved::new),
                Arbitraries.of(UserEvent.LockReason.values())
                        .flatMap(reason -> Arbitraries.of(UNTIL)
                                .injectNull(0.5)
                                .map(until -> new UserEvent.Locked(reason, until))),
                Arbitraries.of(UserState.ACTIVE, UserState.INITIAL).map(UserEvent.Unlocked::new),
                Arbitraries.of(
                        new UserEvent.Deactivated(),
                        new UserEvent.Reactivated(),
                        new UserEvent.Suspended(),
                        new UserEvent.Reinstated(),
                        new UserEvent.Removed(),
                        new UserEvent.MetadataRemovedAll(),
                        new UserEvent.Impersonated("1", "2")));
    }

    private static UserEvent added() {
        return Users.added(true, false);
    }

    private static List<UserEvent> begun(UserEvent first, List<UserEvent> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
