package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.signet.kernel.DomainEvent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Folding an event must not cost more the more entries the state holds: a stream of 100,000 events would otherwise take
 * time that grows with the square of its length. Measured by allocated bytes, which other load on the machine does not
 * change.
 */
class FoldCostTest {
    private static final int EVENTS = 600;
    private static final int SOME = 100;

    /**
     * How many times more bytes the last events may allocate than the first ones. A copy of all entries would take far
     * more; a persistent map with ten times as many entries is less than twice as deep.
     */
    private static final int MOST_TIMES = 4;

    /** An event that allocates fewer bytes than this has not copied a collection of hundreds of entries. */
    private static final long NEGLIGIBLE = 4_000;

    private static final List<String> DISTINCT_TEXTS =
            IntStream.range(0, 100_000).mapToObj(number -> "text-" + number).toList();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void an_event_allocates_the_same_however_many_of_its_kind_came_before() {
        List<String> growing = new ArrayList<>();
        int measured = 0;
        for (AggregateType<?, ?, ?> type : AggregateKinds.all()) {
            for (Cost cost : costs(type)) {
                measured++;
                if (cost.grows()) {
                    growing.add(type.streamType() + ' ' + cost);
                }
            }
        }

        assertThat(growing).isEmpty();
        assertThat(measured).as("kinds of events that can be repeated").isGreaterThan(100);
    }

    @Test
    void a_state_that_copies_its_entries_is_recognised() {
        AggregateType<String, NoteEvent, List<Integer>> copying = new AggregateType<>(
                "copying",
                NoteEvent.class,
                List.of(),
                (command, state) -> {
                    throw new IllegalStateException("it is only folded");
                },
                (state, event) -> {
                    List<Integer> next = new ArrayList<>(state);
                    next.add(state.size());
                    return List.copyOf(next);
                },
                AggregateType.noSubject());

        assertThat(costs(copying)).isNotEmpty().allMatch(Cost::grows);
    }

    /** Returns the cost of each kind of event for which a state was found in which it can be repeated. */
    private static <C, E extends DomainEvent, S> List<Cost> costs(AggregateType<C, E, S> type) {
        List<S> beginnings = beginnings(type);
        return RandomRecords.kinds(type.eventType())
                .flatMap(kind -> cost(type, kind, beginnings).stream())
                .toList();
    }

    private static <C, E extends DomainEvent, S> Optional<Cost> cost(
            AggregateType<C, E, S> type, Class<?> kind, List<S> beginnings) {
        RandomRecords records = new RandomRecords(new Random(1), DISTINCT_TEXTS);
        for (S begin : beginnings) {
            List<E> events = new ArrayList<>();
            S state = begin;
            for (int i = 0; i < EVENTS; i++) {
                E event = type.eventType().cast(records.record(kind));
                Optional<S> next = AggregateKinds.after(type, state, event);
                if (next.isEmpty()) {
                    break;
                }
                state = next.get();
                events.add(event);
            }
            if (events.size() == EVENTS) {
                return Optional.of(measured(type, kind, begin, events));
            }
        }
        return Optional.empty();
    }

    private static <C, E extends DomainEvent, S> Cost measured(
            AggregateType<C, E, S> type, Class<?> kind, S begin, List<E> events) {
        S state = begin;
        long first = 0;
        long last = 0;
        for (int i = 0; i < events.size(); i++) {
            E event = events.get(i);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            state = type.evolve().apply(state, event);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            first += i < SOME ? bytes : 0;
            last += i >= events.size() - SOME ? bytes : 0;
        }
        return new Cost(kind.getSimpleName(), first / SOME, last / SOME);
    }

    /** The state before the first event, and those after random histories. */
    private static <C, E extends DomainEvent, S> List<S> beginnings(AggregateType<C, E, S> type) {
        List<S> beginnings = new ArrayList<>(List.of(type.initial()));
        for (int seed = 0; seed < 8; seed++) {
            S state = type.initial();
            for (E event : AggregateKinds.history(type, new Random(seed))) {
                state = type.evolve().apply(state, event);
            }
            beginnings.add(state);
        }
        return beginnings;
    }

    /**
     * What one event of a kind allocated.
     *
     * @param kind name of its class
     * @param first bytes for each of the first events
     * @param last bytes for each of the last events
     */
    private record Cost(String kind, long first, long last) {
        boolean grows() {
            return last > NEGLIGIBLE && last > MOST_TIMES * first;
        }
    }
}
