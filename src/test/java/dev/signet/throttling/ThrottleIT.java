package dev.signet.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ThrottleIT {
    private static final Limit LIMIT = new Limit("throttle-it", 5, Duration.ofMinutes(10));

    @Inject
    Throttle throttle;

    @Inject
    Database database;

    @Inject
    Digests digests;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    private String subject = "";

    @BeforeEach
    void somebody_new() {
        subject = "192.0.2.1/" + ids.next();
    }

    @Test
    void of_many_parallel_attempts_only_as_many_as_the_limit_are_allowed_a6() throws Exception {
        Callable<Boolean> attempt = () -> throttle.attempt(LIMIT, subject).isEmpty();
        List<Boolean> allowed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(40, attempt))) {
                allowed.add(answer.get());
            }
        }
        assertThat(allowed).filteredOn(yes -> yes).hasSize(LIMIT.most());
    }

    @Test
    void attempts_on_several_nodes_are_counted_together() {
        Throttle other = new Throttle(database, digests, clock);
        for (int i = 0; i < LIMIT.most(); i++) {
            assertThat((i % 2 == 0 ? throttle : other).attempt(LIMIT, subject)).isEmpty();
        }
        assertThat(throttle.attempt(LIMIT, subject)).isPresent();
        assertThat(other.attempt(LIMIT, subject)).isPresent();
    }

    @Test
    void a_refusal_says_how_long_to_wait_and_ends_with_the_window() {
        exhaust();
        assertThat(throttle.attempt(LIMIT, subject)
                        .orElseThrow()
                        .retryAfterSeconds()
                        .orElseThrow())
                .isBetween(590L, 600L);

        database.update("update attempts set window_ends_at = now() where purpose = ?", LIMIT.purpose());

        assertThat(throttle.attempt(LIMIT, subject)).isEmpty();
    }

    @Test
    void each_further_attempt_doubles_the_wait_up_to_a_bound() {
        Limit growing = LIMIT.growingTo(Duration.ofMinutes(35));
        for (int minutes : new int[] {10, 20, 35, 35}) {
            for (int i = 0; i < growing.most(); i++) {
                assertThat(throttle.attempt(growing, subject)).isEmpty();
            }
            assertThat(throttle.attempt(growing, subject)
                            .orElseThrow()
                            .retryAfterSeconds()
                            .orElseThrow())
                    .isBetween(minutes * 60L - 10, minutes * 60L);
            database.update("update attempts set window_ends_at = now() where purpose = ?", LIMIT.purpose());
        }
        // a window in which the limit was not reached ends the growth
        assertThat(throttle.attempt(growing, subject)).isEmpty();
        database.update("update attempts set window_ends_at = now() where purpose = ?", LIMIT.purpose());
        for (int i = 0; i < growing.most(); i++) {
            assertThat(throttle.attempt(growing, subject)).isEmpty();
        }
        assertThat(throttle.attempt(growing, subject)
                        .orElseThrow()
                        .retryAfterSeconds()
                        .orElseThrow())
                .isBetween(590L, 600L);
    }

    @Test
    void an_attempt_that_is_taken_back_does_not_count() {
        for (int i = 0; i < LIMIT.most() * 3; i++) {
            assertThat(throttle.attempt(LIMIT, subject)).isEmpty();
            throttle.forgive(LIMIT, subject);
        }
        throttle.forgive(LIMIT, subject);
        exhaust();
        assertThat(throttle.attempt(LIMIT, subject)).isPresent();
    }

    @Test
    void subjects_and_purposes_are_counted_apart_and_kept_as_digests() {
        exhaust();

        assertThat(throttle.attempt(LIMIT, subject + '0')).isEmpty();
        assertThat(throttle.attempt(new Limit("throttle-it-b", 1, Duration.ofMinutes(1)), subject))
                .isEmpty();
        assertThat(database.query("select subject from attempts", row -> row.text("subject")))
                .noneMatch(kept -> kept.contains("192.0.2.1"));
    }

    @Test
    void windows_that_are_over_are_deleted() {
        exhaust();
        database.update(
                "update attempts set window_ends_at = now() - interval '7 hours' where purpose = 'throttle-it'");

        throttle.sweep();

        assertThat(database.query("select 1 as n from attempts where purpose = 'throttle-it'", row -> row.integer("n")))
                .isEmpty();
    }

    @Test
    void networks_of_one_ipv6_site_share_what_sixteen_of_them_may_a36() {
        Limit limit = new Limit("throttle-it-site", 2, Duration.ofMinutes(10));
        String about = ids.next();
        for (int network = 0; network < 32; network++) {
            assertThat(throttle.attemptFrom(limit, about, address("1", network)))
                    .as("network %d", network)
                    .isEmpty();
        }
        long rows = rows();

        for (int network = 32; network < 60; network++) {
            assertThat(throttle.attemptFrom(limit, about, address("1", network)))
                    .isPresent();
        }

        assertThat(rows()).as("who is refused leaves no row").isEqualTo(rows);
        assertThat(throttle.attemptFrom(limit, about, address("2", 1)))
                .as("another site")
                .isEmpty();
        assertThat(throttle.attemptFrom(limit, about, "192.0.2.1")).isEmpty();
        throttle.forgiveFrom(limit, about, address("1", 0));
        assertThat(throttle.attemptFrom(limit, about, address("1", 0))).isPresent();
    }

    @Test
    void a_refused_network_does_not_use_up_its_site() {
        Limit limit = new Limit("throttle-it-neighbors", 2, Duration.ofMinutes(10));
        String about = ids.next();
        for (int i = 0; i < limit.most(); i++) {
            assertThat(throttle.attemptFrom(limit, about, address("3", 0))).isEmpty();
        }
        for (int i = 0; i < limit.ofSite().most(); i++) {
            assertThat(throttle.attemptFrom(limit, about, address("3", 0))).isPresent();
        }

        for (int network = 1; network < 16; network++) {
            for (int i = 0; i < limit.most(); i++) {
                assertThat(throttle.attemptFrom(limit, about, address("3", network)))
                        .as("network %d", network)
                        .isEmpty();
            }
        }
        assertThat(throttle.attemptFrom(limit, about, address("3", 16)))
                .as("the site has used up its own limit")
                .isPresent();
    }

    private static String address(String site, int network) {
        return "2001:db8:" + site + ":" + Integer.toHexString(network) + "::1";
    }

    private long rows() {
        return database.single(
                "select count(*) as n from attempts where purpose like 'throttle-it-site%'", row -> row.number("n"));
    }

    private void exhaust() {
        for (int i = 0; i < LIMIT.most(); i++) {
            assertThat(throttle.attempt(LIMIT, subject)).isEmpty();
        }
    }
}
