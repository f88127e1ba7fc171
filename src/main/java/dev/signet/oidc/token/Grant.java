package dev.signet.oidc.token;

/**
 * One way to get tokens, in four steps: parse, decide, mint, respond. Every grant asks the
 * {@link dev.signet.token.TokenGate} before it mints, and binds what it mints to the key of the request.
 */
public interface Grant {

    /** The value of {@code grant_type}. */
    String type();

    /** Answers a token request. */
    TokenResponse grant(TokenRequest request);
}
