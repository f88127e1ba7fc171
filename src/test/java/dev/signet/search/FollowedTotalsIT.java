package dev.signet.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.TextMatch;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Totals that are brought up to date by events, on a real database. */
@OwnProcesses
final class FollowedTotalsIT {
    private static final int SIZE = 6_000;
    private static final Predicate EVEN = new TextMatch(People.FIRST_NAME, TextMethod.CONTAINS, "ven");

    private static People people;

    @BeforeContainer
    static void start() {
        people = People.start();
    }

    @AfterContainer
    static void stop() {
        if (people != null) {
            people.close();
        }
    }

    @BeforeProperty
    void fill() {
        people.change("delete from person");
        people.replace(IntStream.range(0, SIZE)
                .mapToObj(n -> People.row("user" + n, n % 2 == 0 ? "Even" : "Odd", "", "ACTIVE"))
                .toList());
        people.change("update person set nick_name = ''");
    }

    @Property(tries = 15)
    void page_and_total_are_those_of_the_table_after_any_changes(@ForAll long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            change(random);
            Page<String> page = people.findFollowed(search(EVEN, random.nextInt(3) * 50L));

            assertThat(page.total()).isEqualTo(people.count(EVEN));
            assertThat(page.rows()).hasSize(100);
        }
    }

    @Example
    void a_total_that_was_counted_is_not_counted_again_for_a_change() {
        warm(EVEN);
        // This row is written without an event. Counting all rows would include it; correcting the total by the events
        // does not.
        people.add(90_001, People.row("unseen", "Even", "", "ACTIVE"));

        people.change("update person set first_name = 'Odd' where id = ?", People.id(0));

        assertThat(people.findFollowed(search(EVEN, 0)).total()).isEqualTo(SIZE / 2 - 1);
    }

    @Example
    void a_table_that_was_replaced_is_counted_again() {
        warm(EVEN);

        people.rebuild("id <> '" + People.id(0) + "'");

        assertThat(people.findFollowed(search(EVEN, 0)).total()).isEqualTo(SIZE / 2 - 1);
    }

    @Example
    void what_changes_without_an_event_is_counted_again() {
        Predicate active = new And(List.of(EVEN, new Not(new Equal(People.STATE, "LOCKED"))));
        warm(active);
        people.add(90_001, People.row("seen", "Even", "", "ACTIVE"));

        assertThat(people.findFollowed(search(active, 0)).total()).isEqualTo(SIZE / 2 + 1);
    }

    @Example
    void a_change_is_in_the_total_as_soon_as_it_is_committed() throws Exception {
        warm(EVEN);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> workers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(worker -> threads.submit(() -> work(worker, begun, ended)))
                    .toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        assertThat(people.findFollowed(search(EVEN, 0)).total())
                .isEqualTo(people.count(EVEN))
                .isEqualTo(SIZE / 2 + ended.get());
    }

    /** Adds people who match the search, and searches after each one for the total. */
    private static void work(int worker, AtomicInteger begun, AtomicInteger ended) {
        for (int i = 0; i < 200; i++) {
            begun.incrementAndGet();
            people.change(
                    "insert into person (id, user_name, first_name, nick_name, state, created_at)"
                            + " values (?, 'new', 'Even', '', 'ACTIVE', now())",
                    Integer.toString(1_000_000 + worker * 1_000 + i));
            int before = ended.incrementAndGet();
            long total = people.findFollowed(search(EVEN, 0)).total();
            assertThat(total).isBetween(SIZE / 2L + before, SIZE / 2L + begun.get());
        }
    }

    private static void warm(Predicate predicate) {
        for (int time = 0; time < 3; time++) {
            assertThat(people.findFollowed(search(predicate, 0)).total()).isEqualTo(SIZE / 2);
        }
    }

    private static void change(Random random) {
        String id = People.id(random.nextInt(SIZE + 50));
        switch (random.nextInt(6)) {
            case 0 -> people.change("update person set first_name = 'Odd' where id = ?", id);
            case 1 -> people.change("update person set first_name = 'Even' where id = ?", id);
            case 2 -> people.change("delete from person where id = ?", id);
            case 3 ->
                people.change(
                        "insert into person (id, user_name, first_name, nick_name, state, created_at)"
                                + " values (?, 'new', ?, '', 'ACTIVE', now()) on conflict (id) do update"
                                + " set first_name = excluded.first_name",
                        id,
                        random.nextBoolean() ? "Even" : "Odd");
            case 4 -> people.change("update person set nick_name = 'x' where id = ?", id);
            default ->
                people.change(
                        "update person set first_name = ? where id::int % 400 = ?::int",
                        random.nextBoolean() ? "Even" : "Odd", Integer.toString(random.nextInt(400)));
        }
    }

    private static Search search(Predicate predicate, long offset) {
        return Search.of(List.of(predicate), null, false, offset, 0);
    }
}
