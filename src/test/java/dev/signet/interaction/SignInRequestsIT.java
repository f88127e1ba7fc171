package dev.signet.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A browser can return a sealed request but not change it. */
@QuarkusTest
class SignInRequestsIT {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Inject
    Seal seal;

    @Test
    void a_sealed_request_opens_unchanged() {
        SignInRequests requests = at(Duration.ZERO);
        SignInRequest full = new SignInRequest(
                "1",
                "agent",
                "client",
                new SignInRequest.Return("/callback?id=", "https://app.example.com"),
                new Wishes(
                        Set.of(Wanted.FRESH_PROOF, Wanted.NEW_ACCOUNT),
                        60L,
                        "ädä\n\"@example.com",
                        List.of("de", "en"),
                        "7",
                        "9"),
                Map.of("state", "s\u0001\ud83d\ude00", "empty", ""),
                NOW,
                NOW.plus(SignInRequests.LIFETIME));

        assertThat(requests.find(requests.seal(full).orElseThrow(), "agent")).contains(full);
        SignInRequest answered = full.answeredBy("session");
        assertThat(requests.find(requests.sealAgain(answered), "agent")).contains(answered);
        SignInRequest declined = small("agent").whenDeclined();
        assertThat(requests.find(requests.sealAgain(declined), "agent")).contains(declined);
    }

    @Test
    void a_request_is_valid_for_a_day() {
        String sealed = at(Duration.ZERO).seal(small("agent")).orElseThrow();

        assertThat(at(Duration.ofHours(5)).find(sealed, "agent")).isPresent();
        assertThat(at(Duration.ofHours(25)).find(sealed, "agent")).isEmpty();
        assertThat(at(Duration.ofHours(25)).open(sealed))
                .as("to tell where to go")
                .isPresent();
    }

    @Test
    void a_request_is_valid_in_its_browser_only() {
        String sealed = at(Duration.ZERO).seal(small("agent")).orElseThrow();

        assertThat(at(Duration.ZERO).find(sealed, "other")).isEmpty();
        assertThat(at(Duration.ZERO).find(sealed, "")).isEmpty();
    }

    @Test
    void an_altered_request_is_refused() {
        SignInRequests requests = at(Duration.ZERO);
        String sealed = requests.seal(small("agent")).orElseThrow();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int place = random.nextInt(sealed.length() - 1);
            char other = sealed.charAt(place) == 'A' ? 'B' : 'A';
            assertThat(requests.open(sealed.substring(0, place) + other + sealed.substring(place + 1)))
                    .isEmpty();
        }
        for (String text : List.of("", "x", "%00", "....", sealed.substring(1), sealed + sealed)) {
            assertThat(requests.open(text)).isEmpty();
        }
        assertThat(requests.open(null)).isEmpty();
    }

    @Test
    void a_request_that_is_too_long_is_not_sealed() {
        Random random = new Random(2);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            noise.append((char) ('!' + random.nextInt(90)));
        }
        Optional<String> sealed = at(Duration.ZERO)
                .seal(new SignInRequest(
                        "1",
                        "agent",
                        "client",
                        new SignInRequest.Return("/callback?id=", null),
                        Wishes.anyoneOf(null),
                        Map.of("state", noise.toString()),
                        NOW,
                        NOW.plus(SignInRequests.LIFETIME)));

        assertThat(sealed).isEmpty();
    }

    private SignInRequests at(Duration later) {
        return new SignInRequests(seal, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static SignInRequest small(String agentId) {
        return new SignInRequest(
                "1",
                agentId,
                "client",
                new SignInRequest.Return("/callback?id=", null),
                Wishes.anyoneOf(null),
                Map.of(),
                NOW,
                NOW.plus(SignInRequests.LIFETIME));
    }
}
