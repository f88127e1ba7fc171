package dev.signet.user;

import java.time.Duration;

/**
 * What a one-time code is for, with how long it lives (zitadel-api 4.6). Names are part of the kinds of stored secrets.
 *
 * <p>A code has six characters, dies at the first use, at its replacement, and after {@value #MAX_FAILURES} wrong tries.
 */
public enum CodeKind {
    /** Proves an e-mail address. */
    EMAIL("email_code", Duration.ofHours(1)),
    /** Proves a phone number. */
    PHONE("phone_code", Duration.ofHours(1)),
    /** Lets the person set a new password. */
    PASSWORD("password_code", Duration.ofHours(1)),
    /** Lets a new person prove the address and choose a password. */
    INITIALIZATION("initialization_code", Duration.ofDays(3));

    /** Wrong tries after which a code is dead. */
    public static final int MAX_FAILURES = 5;

    private final String secretKind;
    private final Duration lifetime;

    CodeKind(String secretKind, Duration lifetime) {
        this.secretKind = secretKind;
        this.lifetime = lifetime;
    }

    /** Kind under which the digest is stored. */
    public String secretKind() {
        return secretKind;
    }

    /** Kind under which the readable code waits, encrypted, for its delivery. */
    public String deliveryKind() {
        return secretKind + "_delivery";
    }

    public Duration lifetime() {
        return lifetime;
    }
}
