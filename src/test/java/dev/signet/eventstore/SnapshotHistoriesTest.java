package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.signet.kernel.DomainEvent;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The state of every kind of aggregate after any history, through snapshots taken anywhere in it. */
class SnapshotHistoriesTest {
    private static final int LENGTH = 80;

    /** Streams that end by themselves after few events, and such as nobody folds. */
    private static final Set<String> WITHOUT_SNAPSHOTS = Set.of("web_key", "oidc_session");

    private static final List<AggregateType<?, ?, ?>> AGGREGATES = aggregates();

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
                history(type, new Random(seed)).forEach(event -> met.add(event.getClass()));
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
        for (E event : history(type, new Random(seed))) {
            without = type.evolve().apply(without, event);
            with = type.evolve().apply(with, event);
            if (++number % place == 0) {
                with = snapshots.throughSnapshot(type, with);
            }
            assertThat(with).isEqualTo(without);
        }
    }

    /** Events at random, without those that the state before them cannot have. */
    private static <C, E extends DomainEvent, S> List<E> history(AggregateType<C, E, S> type, Random random) {
        RandomRecords records = new RandomRecords(random);
        List<Class<?>> kinds = RandomRecords.kinds(type.eventType()).toList();
        List<E> history = new ArrayList<>();
        S state = type.initial();
        for (int i = 0; i < LENGTH; i++) {
            E event = type.eventType().cast(records.record(records.oneOf(kinds)));
            Optional<S> next = after(type, state, event);
            if (next.isPresent()) {
                state = next.get();
                history.add(event);
            }
        }
        return history;
    }

    private static <C, E extends DomainEvent, S> Optional<S> after(AggregateType<C, E, S> type, S state, E event) {
        try {
            return Optional.of(type.evolve().apply(state, event));
        } catch (RuntimeException impossible) {
            return Optional.empty();
        }
    }

    private static List<AggregateType<?, ?, ?>> aggregates() {
        List<AggregateType<?, ?, ?>> found = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.signet").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(AggregateType.class))
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> found.add(constant(field)));
        return List.copyOf(found);
    }

    private static AggregateType<?, ?, ?> constant(JavaField field) {
        try {
            Field constant = field.reflect();
            constant.setAccessible(true);
            return (AggregateType<?, ?, ?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
