package dev.signet.oidc.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.claims.ClaimsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sign-ins answer a request (OpenID Connect Core 3.1.2.1). */
class AuthRequestTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant NOW = CREATED.plus(Duration.ofMinutes(5));

    @Test
    void without_wishes_any_sign_in_answers() {
        assertThat(request(Set.of(), null).accepts(CREATED.minus(Duration.ofDays(9)), NOW))
                .isTrue();
    }

    @Test
    void prompt_login_wants_one_made_for_the_request() {
        AuthRequest request = request(Set.of(Prompt.LOGIN), null);

        assertThat(request.accepts(CREATED.minusMillis(1), CREATED)).isFalse();
        assertThat(request.accepts(CREATED, NOW)).isTrue();
    }

    @Test
    void max_age_counts_from_now_except_for_one_made_for_the_request() {
        AuthRequest request = request(Set.of(), 60L);

        assertThat(request.accepts(CREATED.minusSeconds(30), CREATED)).isTrue();
        assertThat(request.accepts(CREATED.minusSeconds(60), CREATED)).isFalse();
        assertThat(request.accepts(CREATED.minusSeconds(30), NOW)).isFalse();
        assertThat(request.accepts(CREATED.plusSeconds(1), NOW)).isTrue();
    }

    @Test
    void max_age_of_zero_is_prompt_login() {
        AuthRequest request = request(Set.of(), 0L);

        assertThat(request.accepts(CREATED.minusMillis(1), CREATED)).isFalse();
        assertThat(request.accepts(CREATED, NOW)).isTrue();
    }

    private static AuthRequest request(Set<Prompt> prompts, @Nullable Long maxAge) {
        return new AuthRequest(
                "1",
                "agent",
                "client",
                "https://app.example.com/callback",
                ResponseMode.QUERY,
                null,
                null,
                List.of("openid"),
                null,
                prompts,
                maxAge,
                null,
                List.of(),
                null,
                null,
                ClaimsRequest.of(null),
                null,
                null,
                null,
                CREATED,
                CREATED.plus(Duration.ofHours(1)));
    }
}
