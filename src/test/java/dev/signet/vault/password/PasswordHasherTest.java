package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.signet.kernel.InvalidConfiguration;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(TestingPasswordHashConfig.cheap());

    @Test
    void a_hash_verifies_its_password_and_no_other() {
        String encoded = hasher.hash("correct horse battery staple");

        assertThat(hasher.verify("correct horse battery staple", encoded)).isTrue();
        assertThat(hasher.verify("correct horse battery stapl", encoded)).isFalse();
        assertThat(hasher.verify("Correct horse battery staple", encoded)).isFalse();
        assertThat(hasher.verify("", encoded)).isFalse();
    }

    @Test
    void the_default_cost_is_what_the_encoded_hash_says() {
        PasswordHasher real = new PasswordHasher(TestingPasswordHashConfig.costing(19456, 2, 1));

        String encoded = real.hash("a password");

        assertThat(encoded).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(real.verify("a password", encoded)).isTrue();
        assertThat(hasher.verify("a password", encoded)).isTrue();
    }

    @Test
    void two_hashes_of_one_password_differ() {
        assertThat(hasher.hash("same")).isNotEqualTo(hasher.hash("same"));
    }

    @Test
    void the_number_of_lanes_is_written_into_the_hash() {
        PasswordHasher lanes = new PasswordHasher(TestingPasswordHashConfig.costing(1024, 1, 4));

        assertThat(hasher.verify("four lanes", lanes.hash("four lanes"))).isTrue();
    }

    @Test
    void the_password_may_be_an_array_of_characters() {
        String encoded = hasher.hash(CharBuffer.wrap("from array".toCharArray()));

        assertThat(hasher.verify("from array", encoded)).isTrue();
    }

    @Test
    void different_encodings_of_the_same_characters_are_one_password() {
        String composed = hasher.hash("Caf\u00e9 \u212b\ufb01");

        assertThat(hasher.verify("Cafe\u0301 A\u030afi", composed)).isTrue();
        assertThat(hasher.verify("Cafe A\u030afi", composed)).isFalse();
    }

    @Test
    void no_character_of_a_long_password_is_ignored() {
        String almost = "x".repeat(4095);
        String encoded = hasher.hash(almost + "y");

        assertThat(hasher.verify(almost + "y", encoded)).isTrue();
        assertThat(hasher.verify(almost + "z", encoded)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x, 4097", "\u00e9, 2049", "\ufdfa, 1366"})
    void a_password_over_4096_bytes_is_refused_and_matches_nothing(String character, int count) {
        String tooLong = character.repeat(count);

        assertThatIllegalArgumentException().isThrownBy(() -> hasher.hash(tooLong));
        assertThat(hasher.verify(tooLong, hasher.hash("x"))).isFalse();
        hasher.verifyDummy(tooLong);
    }

    @Test
    void a_password_that_grows_when_normalised_is_not_refused() {
        String growing = "\ufdfa".repeat(1365);

        assertThat(hasher.verify(growing, hasher.hash(growing))).isTrue();
    }

    @Test
    void an_unreadable_stored_hash_is_an_error_and_not_a_wrong_password() {
        assertThatExceptionOfType(InvalidHash.class).isThrownBy(() -> hasher.verify("x", "plain"));
    }

    @ParameterizedTest
    @CsvSource({"1024, 1, 1, false", "2048, 1, 1, true", "1024, 2, 1, true", "1024, 1, 2, true"})
    void a_hash_with_other_parameters_needs_a_rehash(int memoryKib, int iterations, int lanes, boolean renewed) {
        String encoded = new PasswordHasher(TestingPasswordHashConfig.costing(memoryKib, iterations, lanes)).hash("pw");

        assertThat(hasher.needsRehash(encoded)).isEqualTo(renewed);
        assertThat(hasher.verify("pw", encoded)).isTrue();
    }

    @Test
    void an_imported_argon2id_hash_with_a_short_salt_needs_a_rehash() {
        assertThat(hasher.needsRehash(
                        "$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$" + "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"))
                .isTrue();
    }

    @Test
    void a_dummy_verification_takes_as_long_as_a_real_one() {
        PasswordHasher slow = new PasswordHasher(TestingPasswordHashConfig.costing(8192, 4, 1));
        String encoded = slow.hash("present");
        slow.verify("wrong", encoded);
        slow.verifyDummy("wrong");

        // on a busy machine a single measurement may be wrong, but not every one of them if both take the same time
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            long real = fastest(() -> slow.verify("wrong", encoded));
            long dummy = fastest(() -> slow.verifyDummy("wrong"));

            assertThat(dummy).isBetween(real / 2, real * 2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1023, 2, 1, memory-kib must be between 1024 and 262144",
        "262145, 1, 1, memory-kib must be between 1024 and 262144",
        "19456, 0, 1, iterations must be between 1 and 16",
        "19456, 17, 1, iterations must be between 1 and 16",
        "19456, 2, 0, parallelism must be between 1 and 16",
        "19456, 2, 17, parallelism must be between 1 and 16",
        "262144, 5, 1, memory-kib times iterations must be at most 1048576"
    })
    void a_cost_out_of_range_fails_at_start_with_the_key(int memoryKib, int iterations, int lanes, String message) {
        TestingPasswordHashConfig config = TestingPasswordHashConfig.costing(memoryKib, iterations, lanes);

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> new PasswordHasher(config))
                .withMessageContaining("signet.password-hash.argon2")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1000, max-concurrent",
        "1, -1, 1000, max-queued",
        "1, 1, -1, queue-timeout",
        "1, 1, 60001, queue-timeout"
    })
    void a_queue_out_of_range_fails_at_start_with_the_key(int concurrent, int queued, long timeout, String key) {
        TestingPasswordHashConfig config =
                TestingPasswordHashConfig.cheap().withQueue(concurrent, queued, Duration.ofMillis(timeout));

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> new PasswordHasher(config))
                .withMessageContaining("signet.password-hash." + key);
    }

    @Test
    void concurrency_defaults_to_the_processors() {
        assertThat(TestingPasswordHashConfig.cheap().maxConcurrent()).isEqualTo(OptionalInt.empty());
        assertThat(hasher.verify("x", hasher.hash("x"))).isTrue();
    }

    private static long fastest(Runnable work) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            work.run();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }
}
