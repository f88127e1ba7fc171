package dev.signet.user.code;

import java.time.Duration;

/**
 * The purpose of a one-time code, with ZITADEL's lifetime for it. The names are part of the kinds of stored
 * secrets.
 *
 * <p>A code has six characters. It becomes invalid by its first use, by a newer code, and after {@value #MAX_FAILURES}
 * wrong tries.
 */
public enum CodeKind {
    /** Proves an e-mail address. */
    EMAIL("email_code", Duration.ofHours(1)),
    /** Proves a phone number. */
    PHONE("phone_code", Duration.ofHours(1)),
    /** Lets a person set a new password. */
    PASSWORD("password_code", Duration.ofHours(1)),
    /** Lets a new person prove their address and choose a password. */
    INITIALIZATION("initialization_code", Duration.ofDays(3));

    /**
     * Number of wrong tries after which a code is invalid. With a billion possible codes, guessing one in so many tries
     * is as good as impossible; a smaller number would let a few strangers make the code of somebody else invalid.
     */
    public static final int MAX_FAILURES = 100;

    private final String secretKind;
    private final Duration lifetime;

    CodeKind(String secretKind, Duration lifetime) {
        this.secretKind = secretKind;
        this.lifetime = lifetime;
    }

    /** Returns the kind of secret under which the digest is stored. */
    public String secretKind() {
        return secretKind;
    }

    /** Returns the kind of secret under which the encrypted code is stored until it is sent. */
    public String deliveryKind() {
        return secretKind + "_delivery";
    }

    public Duration lifetime() {
        return lifetime;
    }
}
