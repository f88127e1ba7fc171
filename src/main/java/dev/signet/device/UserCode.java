package dev.signet.device;

import dev.signet.vault.password.TokenGenerator;
import java.util.Locale;
import java.util.Optional;

/**
 * The code a person reads off a device and types in a browser: eight of twenty consonants, as ZITADEL has them, so that
 * no word is spelled and nothing looks like something else (RFC 8628 section 6.1).
 *
 * <p>That is 20^8, or 34.5 bits. With a thousand codes alive, thirty guesses in ten minutes from one address hit one with a
 * chance of about one in a million; {@link CodeGuessing} holds guessing to that rate (section 5.1).
 *
 * @param text eight characters of the alphabet, without dash
 */
public record UserCode(String text) {
    static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    static final int LENGTH = 8;
    private static final int MAX_TYPED = 40;

    static UserCode draw(TokenGenerator generator) {
        return new UserCode(generator.code(ALPHABET, LENGTH));
    }

    /** What a person typed: case, dashes and spaces do not matter; empty when it cannot be a code. */
    public static Optional<UserCode> typed(String text) {
        if (text.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}_.]", "");
        boolean possible = plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return possible ? Optional.of(new UserCode(plain)) : Optional.empty();
    }

    /** As it is shown, with a dash in the middle. */
    public String shown() {
        return text.substring(0, LENGTH / 2) + '-' + text.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return "UserCode";
    }
}
