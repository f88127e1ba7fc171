package dev.signet.vault.password;

import java.util.List;
import java.util.Optional;

/**
 * Parses encoded password hashes in the modular crypt and PHC string formats: argon2i, argon2id, bcrypt, scrypt,
 * PBKDF2, Firebase's scrypt and salted MD5; and the {@link PlainDigests}.
 *
 * <p>Limits keep imported hashes from overloading the server: computing one hash takes at most about 256 MiB of memory
 * and a few seconds of one core.
 */
public final class HashFormats {
    private static final int MAX_LENGTH = 1024;
    private static final List<HashFormat> FORMATS = List.of(
            new Argon2Format(),
            new BcryptFormat(),
            new ScryptFormat(),
            new Pbkdf2Format(),
            new FirebaseScryptFormat(),
            new SaltedMd5Format());

    private HashFormats() {}

    /**
     * Parses an encoded hash.
     *
     * @param encoded at most 1,024 characters, starting with a dollar sign and the identifier of the algorithm, or one of
     * the {@link PlainDigests}
     * @throws InvalidHash if the algorithm is unknown, the string malformed, or a cost parameter out of range
     */
    public static ParsedHash parse(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            throw new InvalidHash("the encoded hash is longer than " + MAX_LENGTH + " characters");
        }
        Optional<ParsedHash> digest = PlainDigests.parse(encoded);
        if (digest.isPresent()) {
            return digest.get();
        }
        if (!encoded.startsWith("$")) {
            throw new InvalidHash("the encoded hash does not start with $ and an algorithm identifier");
        }
        HashText text = HashText.of(encoded);
        return FORMATS.stream()
                .filter(format -> format.recognises(text.identifier()))
                .findFirst()
                .orElseThrow(() -> new InvalidHash(
                        "the algorithm is not supported; supported are argon2i, argon2id, bcrypt, scrypt, pbkdf2,"
                                + " firebasescrypt, MD5 and the SHA digests of LDAP"))
                .parse(text);
    }
}
