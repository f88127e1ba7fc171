package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.DomainEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * After any history of events, every kind of aggregate has the same state whether or not a snapshot was taken somewhere
 * in the history.
 */
class SnapshotHistoriesTest {
    /**
     * The aggregates without snapshots: streams of signing keys end after a few events, and decisions about token
     * families are made on rows of the view, so their streams are not loaded.
     */
    private static final Set<String> WITHOUT_SNAPSHOTS = Set.of("web_key", "oidc_session");

    private static final List<AggregateType<?, ?, ?>> AGGREGATES = AggregateKinds.all();

    private final TestingSnapshots snapshots = new TestingSnapshots();

    @Property(tries = 300)
    void the_state_is_the_same_with_and_without_snapshots(
            @ForAll("kept") AggregateType<?, ?, ?> type, @ForAll long seed, @ForAll("places") int place) {
        compare(type, seed, place);
    }

    @Example
    void every_event_of_every_aggregate_takes_part() {
        for (AggregateType<?, ?, ?> type : AGGREGATES) {
            Set<Class<?>> met = new HashSet<>();
            for (int seed = 0; seed < 150; seed++) {
                AggregateKinds.history(type, new Random(seed)).forEach(event -> met.add(event.getClass()));
            }
            assertThat(met)
                    .as(type.streamType())
                    .containsExactlyInAnyOrderElementsOf(
                            RandomRecords.kinds(type.eventType()).toList());
        }
    }

    @Example
    void streams_without_bound_have_snapshots() {
        assertThat(AGGREGATES)
                .filteredOn(type -> type.snapshots() == null)
                .extracting(AggregateType::streamType)
                .containsExactlyInAnyOrderElementsOf(WITHOUT_SNAPSHOTS);
    }

    @Provide
    Arbitrary<AggregateType<?, ?, ?>> kept() {
        return Arbitraries.of(
                AGGREGATES.stream().filter(type -> type.snapshots() != null).toList());
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(1, 20);
    }

    private <C, E extends DomainEvent, S> void compare(AggregateType<C, E, S> type, long seed, int place) {
        S without = type.initial();
        S with = type.initial();
        int number = 0;
        for (E event : AggregateKinds.history(type, new Random(seed))) {
            without = type.evolve().apply(without, event);
            with = type.evolve().apply(with, event);
            if (++number % place == 0) {
                with = snapshots.throughSnapshot(type, with);
            }
            assertThat(with).isEqualTo(without);
        }
    }
}
