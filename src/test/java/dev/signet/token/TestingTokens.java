package dev.signet.token;

import java.time.Instant;
import java.util.List;

/** Terms of tokens for tests. */
final class TestingTokens {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private TestingTokens() {}

    /** Returns the terms of a person with an application, from a session. */
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
