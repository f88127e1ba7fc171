package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.oidc.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * One way to get tokens, in four steps: parse, decide, mint, respond. Every grant asks the
 * {@link dev.signet.token.TokenGate} before it mints.
 */
public interface Grant {

    /** The value of {@code grant_type}. */
    String type();

    /**
     * Answers a token request.
     *
     * @param authorization the Authorization header, or null
     * @param client who asks, for the log
     */
    TokenResponse grant(Parameters form, @Nullable String authorization, Actor client);
}
