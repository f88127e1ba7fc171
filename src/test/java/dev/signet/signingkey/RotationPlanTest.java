package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationPlanTest {
    private static final Instant NOW = TestKeys.NOW;
    private static final TestingSigningKeysConfig CONFIG = TestingSigningKeysConfig.defaults();
    private static final SigningKeyTimes TIMES = new SigningKeyTimes(CONFIG);

    @Test
    void only_the_default_algorithm_gets_a_key_automatically() {
        assertThat(due(List.of(), NOW)).containsExactly(new RotationPlan.Step.AddActive(SigningAlgorithm.RS256));
    }

    @Test
    void the_successor_is_published_in_time_to_take_over_after_ninety_days() {
        List<SigningKeyView> keys = List.of(TestKeys.view("17", SigningAlgorithm.RS256, SigningKeyState.ACTIVE, NOW));
        Instant due = NOW.plus(Duration.ofDays(90)).minusSeconds(305);

        assertThat(due(keys, due.minusMillis(1))).isEmpty();
        assertThat(due(keys, due)).containsExactly(new RotationPlan.Step.AddNext(SigningAlgorithm.RS256));
    }

    @Test
    void every_algorithm_in_use_rotates_by_itself() {
        List<SigningKeyView> keys = List.of(
                TestKeys.view("17", SigningAlgorithm.RS256, SigningKeyState.ACTIVE, NOW),
                TestKeys.view("18", SigningAlgorithm.ES256, SigningKeyState.ACTIVE, NOW.minus(Duration.ofDays(90))));

        assertThat(due(keys, NOW)).containsExactly(new RotationPlan.Step.AddNext(SigningAlgorithm.ES256));
    }

    @Test
    void a_key_whose_tokens_have_expired_is_removed() {
        TestingKeyLife life = new TestingKeyLife(CONFIG, Duration.ofSeconds(30));
        life.runUntil(NOW.plus(Duration.ofDays(90)).plusSeconds(40));
        assertThat(life.publishedKids()).containsExactly("1", "2");

        life.runUntil(NOW.plus(Duration.ofDays(90)).plus(Duration.ofHours(12)).plusSeconds(80));
        assertThat(life.publishedKids()).containsExactly("2");
    }

    @Test
    void every_token_can_be_verified_throughout_a_year_of_rotations() {
        TestingKeyLife life = new TestingKeyLife(CONFIG, Duration.ofSeconds(30));

        life.runUntil(NOW.plus(Duration.ofDays(365)));

        assertThat(life.kidsThatSigned()).containsExactly("1", "2", "3", "4", "5");
        life.assertEveryTokenVerified(Duration.ofMinutes(5), Duration.ofHours(12));
    }

    @Test
    void every_token_can_be_verified_with_short_intervals_too() {
        TestingKeyLife life = new TestingKeyLife(
                CONFIG.rotatingEvery(Duration.ofMinutes(7), Duration.ofMinutes(2)), Duration.ofSeconds(3));

        life.runUntil(NOW.plus(Duration.ofHours(14)));

        assertThat(life.kidsThatSigned()).hasSizeGreaterThan(100);
        life.assertEveryTokenVerified(Duration.ofMinutes(2), Duration.ofHours(12));
    }

    @Test
    void two_nodes_with_the_same_plan_change_the_keys_once() {
        TestingKeyLife life = new TestingKeyLife(CONFIG, Duration.ofSeconds(30));
        life.runUntil(NOW.plus(Duration.ofDays(90)).minusSeconds(270));
        List<RotationPlan.Step> plannedByTheOther = life.planned();

        life.runUntil(NOW.plus(Duration.ofDays(91)));
        int events = life.events();
        plannedByTheOther.forEach(life::tryStep);

        assertThat(life.events()).isEqualTo(events);
    }

    private static List<RotationPlan.Step> due(List<SigningKeyView> keys, Instant now) {
        return RotationPlan.due(keys, now, SigningAlgorithm.RS256, TIMES);
    }
}
