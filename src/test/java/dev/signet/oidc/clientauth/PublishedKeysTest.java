package dev.signet.oidc.clientauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.dpop.TestingKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the server fetches keys from the address of a client, and when it does not. */
final class PublishedKeysTest {
    private static final String ADDRESS = "https://app.example.com/jwks";

    private final Hand hand = new Hand();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String document = set("one");
    private final PublishedKeys keys = new PublishedKeys(this::answer, hand);

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void keys_are_cached_for_minutes_and_then_fetched_again() {
        assertThat(of("one")).containsOnlyKeys("one");
        hand.pass(PublishedKeys.KEPT.minusSeconds(1));
        assertThat(of("one")).containsOnlyKeys("one");
        assertThat(of(null)).containsOnlyKeys("one");
        assertThat(calls).hasValue(1);

        document = set("two");
        hand.pass(Duration.ofSeconds(1));
        assertThat(of("one")).containsOnlyKeys("two");
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_new_key_is_fetched_at_once_unless_the_address_was_just_called() {
        of("one");
        document = set("one", "two");
        assertThat(of("two")).doesNotContainKey("two");

        hand.pass(PublishedKeys.PAUSE);
        assertThat(of("two")).containsOnlyKeys("one", "two");
        assertThat(calls).hasValue(2);
    }

    @Test
    void invented_key_ids_cause_one_call_per_pause() {
        for (int second = 0; second < 60; second++) {
            for (int invented = 0; invented < 100; invented++) {
                assertThat(of("invented-" + second + '-' + invented)).containsOnlyKeys("one");
            }
            hand.pass(Duration.ofSeconds(1));
        }
        assertThat(calls.get()).isEqualTo((int) (60 / PublishedKeys.PAUSE.toSeconds()));
    }

    @Test
    void of_concurrent_requests_one_fetches_and_all_get_the_keys() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        PublishedKeys slow = new PublishedKeys(
                address -> {
                    await(asked);
                    return answer(address);
                },
                hand);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, String>>> found = IntStream.range(0, 200)
                    .mapToObj(i -> many.submit(() -> slow.of("1", ADDRESS, "one")))
                    .toList();
            asked.countDown();
            for (Future<Map<String, String>> one : found) {
                assertThat(one.get()).containsOnlyKeys("one");
            }
        }
        assertThat(calls).hasValue(1);
        slow.close();
    }

    @Test
    void a_failing_address_gets_a_pause_too_and_cached_keys_expire() {
        of("one");
        for (String broken : List.of("", "{}", "[]", "no JSON", "{\"keys\": 7}")) {
            document = broken;
            hand.pass(PublishedKeys.PAUSE);
            assertThat(of("other")).containsOnlyKeys("one");
        }
        assertThat(calls).hasValue(6);

        hand.pass(PublishedKeys.KEPT);
        assertThat(of("one")).isEmpty();
        assertThat(of("one")).isEmpty();
        assertThat(calls).hasValue(7);
        document = set("one");
        hand.pass(PublishedKeys.PAUSE);
        assertThat(of("one")).containsOnlyKeys("one");
    }

    @Test
    void unusable_keys_are_left_out() {
        TestingKey key = TestingKey.es256();
        String withPrivatePart = json(key, "private").replace("}", ",\"d\":\"AAAA\"}");
        document = "{\"keys\":["
                + String.join(
                        ",",
                        json(key, "good"),
                        json(TestingKey.es256(), "good"),
                        withPrivatePart,
                        json(key, "encryption").replace("}", ",\"use\":\"enc\"}"),
                        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"shared\"}")
                + "]}";

        assertThat(of("good")).containsOnlyKeys("good");
        assertThat(of("good").get("good")).startsWith("-----BEGIN PUBLIC KEY-----\n");
    }

    private Map<String, String> of(@Nullable String keyId) {
        return keys.of("1", ADDRESS, keyId);
    }

    private byte[] answer(URI address) {
        assertThat(address).hasToString(ADDRESS);
        calls.incrementAndGet();
        if (document.isEmpty()) {
            throw new IllegalStateException("nobody is there");
        }
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String set(String... ids) {
        TestingKey key = TestingKey.es256();
        return "{\"keys\":["
                + String.join(
                        ",", List.of(ids).stream().map(id -> json(key, id)).toList()) + "]}";
    }

    private static String json(TestingKey key, String id) {
        Map<String, Object> jwk = key.publicJwk();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + jwk.get("x") + "\",\"y\":\"" + jwk.get("y")
                + "\",\"kid\":\"" + id + "\"}";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that the test sets. */
    private static final class Hand extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
