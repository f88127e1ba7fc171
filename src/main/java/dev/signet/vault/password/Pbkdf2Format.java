package dev.signet.vault.password;

import java.util.Arrays;

/**
 * Reads hashes of the form {@code $pbkdf2-sha256$29000$salt$hash}; without a suffix the digest is SHA-1.
 *
 * <p>Salt and hash are base64 with or without padding, in the standard alphabet or with a dot in place of the plus
 * sign, as the Python library passlib writes them.
 */
record Pbkdf2Format() implements HashFormat {
    static final int MAX_ITERATIONS = 2_000_000;

    @Override
    public boolean recognises(String identifier) {
        return identifier.startsWith("pbkdf2");
    }

    @Override
    public ParsedHash parse(HashText text) {
        ParsedHash.Prf prf = Arrays.stream(ParsedHash.Prf.values())
                .filter(candidate -> candidate.identifier().equals(text.identifier()))
                .findFirst()
                .orElseThrow(() -> new InvalidHash(
                        "pbkdf2: the digest is not one of sha1 (no suffix), sha224, sha256, sha384, sha512"));
        text.requireFields(3, "$" + prf.identifier() + "$iterations$salt$hash");
        int iterations = text.number("iterations", text.fields().get(0), 1, MAX_ITERATIONS);
        HashBytes salt = text.salt(text.fields().get(1).replace('.', '+'));
        HashBytes hash = text.hash(text.fields().get(2).replace('.', '+'));
        long blocks = Math.ceilDiv(hash.length(), prf.outputLength());
        if (iterations * blocks > MAX_ITERATIONS) {
            throw text.invalid("iterations times blocks of the hash is above the limit of " + MAX_ITERATIONS);
        }
        return new ParsedHash.Pbkdf2(prf, iterations, salt, hash);
    }
}
