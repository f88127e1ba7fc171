package dev.signet.signingkey;

import java.time.Duration;

/** The key set as it goes over the wire. */
public final class JwkSetDocument {
    private final byte[] json;
    private final Duration maxAge;

    JwkSetDocument(byte[] json, Duration maxAge) {
        this.json = json;
        this.maxAge = maxAge;
    }

    /** UTF-8 of {@code application/jwk-set+json}. Shared by all callers: write it, do not change it. */
    public byte[] json() {
        return json;
    }

    /** How long clients may keep it: {@code Cache-Control: public, max-age}. */
    public Duration maxAge() {
        return maxAge;
    }
}
