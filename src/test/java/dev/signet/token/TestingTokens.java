package dev.signet.token;

import java.time.Instant;
import java.util.List;

/** Terms to begin with. */
final class TestingTokens {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private TestingTokens() {}

    /** A person's terms with an application, from a session. */
    static TokenTerms terms() {
        return new TokenTerms(
                "300",
                "100",
                "400",
                List.of("openid", "email", "offline_access"),
                List.of("300", "301"),
                NOW,
                List.of("pwd"),
                null,
                List.of());
    }
}
