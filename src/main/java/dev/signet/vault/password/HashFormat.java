package dev.signet.vault.password;

/** One family of encoded password hashes, recognised by the identifier between the first two dollar signs of a hash. */
sealed interface HashFormat
        permits Argon2Format, BcryptFormat, FirebaseScryptFormat, Pbkdf2Format, SaltedMd5Format, ScryptFormat {

    /** Tells whether the identifier belongs to this family. */
    boolean recognises(String identifier);

    /**
     * Parses an encoded hash of this family.
     *
     * @throws InvalidHash if it is malformed or exceeds the limits of the family
     */
    ParsedHash parse(HashText text);
}
