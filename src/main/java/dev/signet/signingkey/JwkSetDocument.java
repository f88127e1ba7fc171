package dev.signet.signingkey;

import java.time.Duration;

/** The key set as it is sent to clients. */
public final class JwkSetDocument {
    private final byte[] json;
    private final Duration maxAge;

    JwkSetDocument(byte[] json, Duration maxAge) {
        this.json = json;
        this.maxAge = maxAge;
    }

    /**
     * Returns the UTF-8 bytes of {@code application/jwk-set+json}. All callers share the array and must not change it.
     */
    public byte[] json() {
        return json;
    }

    /** Returns how long clients may cache the document, for {@code max-age} in the Cache-Control header. */
    public Duration maxAge() {
        return maxAge;
    }
}
