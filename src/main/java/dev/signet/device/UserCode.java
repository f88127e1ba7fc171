package dev.signet.device;

import dev.signet.vault.password.TokenGenerator;
import java.util.Locale;
import java.util.Optional;

/**
 * The code that a person reads from a device and types in a browser. As in ZITADEL, it consists of eight letters out of
 * twenty consonants, so that it spells no word and no two of the letters look alike (RFC 8628 section 6.1).
 *
 * <p>There are 20^8 codes (34.5 bits). With a thousand valid codes at a time, thirty guesses in ten minutes from one
 * address hit one of them with a probability of about one in a million; {@link CodeGuessing} limits guesses to that
 * rate (section 5.1).
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

    /**
     * Parses what a person typed, regardless of case, dashes, dots, underscores and spaces. Empty if the text cannot be
     * a code.
     */
    public static Optional<UserCode> typed(String text) {
        if (text.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String plain = text.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}_.]", "");
        boolean possible = plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return possible ? Optional.of(new UserCode(plain)) : Optional.empty();
    }

    /** Returns the code as it is displayed, with a dash in the middle. */
    public String shown() {
        return text.substring(0, LENGTH / 2) + '-' + text.substring(LENGTH / 2);
    }

    @Override
    public String toString() {
        return "UserCode";
    }
}
