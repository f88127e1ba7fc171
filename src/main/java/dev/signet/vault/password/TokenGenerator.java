package dev.signet.vault.password;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates tokens and codes from the operating system's random source. Every value is equally likely. */
@Singleton
public final class TokenGenerator {
    /** Upper-case letters and digits without those that look alike in many fonts: 0 and O, 1 and I. */
    static final String READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 6;
    private static final int MIN_TOKEN_BITS = 64;
    private static final int MAX_TOKEN_BITS = 4096;
    private static final int MIN_CODE_LENGTH = 4;
    private static final int MAX_CODE_LENGTH = 64;

    private final SecureRandom random = new SecureRandom();

    /**
     * Generates a token in unpadded URL-safe base64.
     *
     * @param bits 64 to 4,096; rounded up to whole bytes
     * @throws IllegalArgumentException if the number of bits is out of range
     */
    public String token(int bits) {
        requireRange("bits", bits, MIN_TOKEN_BITS, MAX_TOKEN_BITS);
        byte[] bytes = new byte[Math.ceilDiv(bits, Byte.SIZE)];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Generates a code of six upper-case letters and digits for a person to read and type. */
    public String code() {
        return code(READABLE, CODE_LENGTH);
    }

    /**
     * Generates a code from the characters of an alphabet.
     *
     * @param alphabet at least two different characters of the Basic Multilingual Plane, each once
     * @param length 4 to 64
     * @throws IllegalArgumentException if the alphabet has repetitions or an argument is out of range
     */
    public String code(String alphabet, int length) {
        requireRange("length", length, MIN_CODE_LENGTH, MAX_CODE_LENGTH);
        if (alphabet.length() < 2 || alphabet.chars().distinct().count() != alphabet.length()) {
            throw new IllegalArgumentException("the alphabet must have at least two characters, each once");
        }
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }

    private static void requireRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be between " + min + " and " + max + ", but is " + value);
        }
    }
}
