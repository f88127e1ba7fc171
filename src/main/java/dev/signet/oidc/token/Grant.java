package dev.signet.oidc.token;

/**
 * One grant type of the token endpoint. Every grant asks the {@link dev.signet.token.TokenGate} before it issues
 * tokens, and binds access tokens to the key that the request proves.
 */
public interface Grant {

    /** The value of {@code grant_type}. */
    String type();

    /** Answers a token request. */
    TokenResponse grant(TokenRequest request);
}
