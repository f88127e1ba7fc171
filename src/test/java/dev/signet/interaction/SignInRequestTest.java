package dev.signet.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sign-ins answer a request (OpenID Connect Core 3.1.2.1). */
class SignInRequestTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = CREATED.plus(Duration.ofMinutes(5));

    @Test
    void without_wishes_any_sign_in_is_accepted() {
        assertThat(request(Set.of(), null).accepts(CREATED.minus(Duration.ofDays(9)), NOW))
                .isTrue();
    }

    @Test
    void a_fresh_proof_is_one_made_for_the_request() {
        SignInRequest request = request(Set.of(Wanted.FRESH_PROOF), null);

        assertThat(request.accepts(CREATED.minusMillis(1), CREATED)).isFalse();
        assertThat(request.accepts(CREATED, NOW)).isTrue();
    }

    @Test
    void max_age_counts_from_now_except_for_a_sign_in_made_for_the_request() {
        SignInRequest request = request(Set.of(), 60L);

        assertThat(request.accepts(CREATED.minusSeconds(30), CREATED)).isTrue();
        assertThat(request.accepts(CREATED.minusSeconds(60), CREATED)).isFalse();
        assertThat(request.accepts(CREATED.minusSeconds(30), NOW)).isFalse();
        assertThat(request.accepts(CREATED.plusSeconds(1), NOW)).isTrue();
    }

    @Test
    void max_age_of_zero_requires_a_fresh_proof() {
        SignInRequest request = request(Set.of(), 0L);

        assertThat(request.accepts(CREATED.minusMillis(1), CREATED)).isFalse();
        assertThat(request.accepts(CREATED, NOW)).isTrue();
    }

    private static SignInRequest request(Set<Wanted> wanted, @Nullable Long maxAge) {
        return new SignInRequest(
                "1",
                "agent",
                "client",
                new SignInRequest.Return("/callback?id=", "https://app.example.com"),
                new Wishes(wanted, maxAge, null, List.of(), null, null),
                Map.of(),
                CREATED,
                CREATED.plus(Duration.ofHours(1)));
    }
}
