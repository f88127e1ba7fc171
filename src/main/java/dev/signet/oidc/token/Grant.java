package dev.signet.oidc.token;

/**
 * One grant type of the token endpoint. Every grant asks the {@link dev.signet.token.TokenGate} whether tokens may be
 * issued, binds access tokens to the key of the request's DPoP proof, and calls {@link TokenRequest#known}.
 */
public interface Grant {

    /** The value of {@code grant_type}. */
    String type();

    /** Issues the tokens, or throws the error of the token request. */
    TokenResponse grant(TokenRequest request);
}
