package dev.signet.signingkey;

import jakarta.inject.Singleton;
import java.util.Map;

/** Signs tokens with the active key of an algorithm (RFC 7515, RFC 7519). Thread-safe. */
@Singleton
public final class TokenSigner {
    private final Signers signers;
    private final JoseJson json;
    private final SigningKeysConfig config;

    TokenSigner(Signers signers, JoseJson json, SigningKeysConfig config) {
        this.signers = signers;
        this.json = json;
        this.config = config;
    }

    /** Returns the configured default algorithm, for tokens whose application is not configured for another one. */
    public SigningAlgorithm defaultAlgorithm() {
        return config.algorithm();
    }

    /**
     * Returns the signed token in compact form.
     *
     * @param claims strings, numbers, booleans, and lists and maps of these; times are seconds since the epoch
     * @param algorithm the algorithm to sign with; if it has no key yet, one is created, which takes up to a second
     */
    public String sign(Map<String, ?> claims, TokenType type, SigningAlgorithm algorithm) {
        return sign(json.write(claims), type, algorithm);
    }

    /**
     * Returns the signed token in compact form.
     *
     * @param claims a JSON object in UTF-8
     */
    public String sign(byte[] claims, TokenType type, SigningAlgorithm algorithm) {
        return signers.active(algorithm).sign(type, claims);
    }
}
