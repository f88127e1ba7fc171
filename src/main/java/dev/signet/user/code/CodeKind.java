package dev.signet.user.code;

import java.time.Duration;

/**
 * The purpose of a one-time code, with the lifetime that ZITADEL gives such codes. Secrets are stored under the texts
 * of the constants, which must therefore not change.
 *
 * <p>A code has six characters. It becomes invalid when it is used, when a newer code of its kind is issued, and after
 * {@value #MAX_FAILURES} wrong tries.
 */
public enum CodeKind {
    /** Verifies an e-mail address. */
    EMAIL("email_code", Duration.ofHours(1)),
    /** Verifies a phone number. */
    PHONE("phone_code", Duration.ofHours(1)),
    /** Lets a person set a new password. */
    PASSWORD("password_code", Duration.ofHours(1)),
    /** Lets a new person verify the e-mail address and choose a password. */
    INITIALIZATION("initialization_code", Duration.ofDays(3));

    /**
     * Number of wrong tries after which a code is invalid. There are a billion possible codes, so that this number of
     * guesses succeeds with a probability of one in ten million. With a much smaller number, strangers could easily
     * invalidate the code of somebody else by guessing.
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
