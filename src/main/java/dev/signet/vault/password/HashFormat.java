package dev.signet.vault.password;

/** One family of encoded password hashes, recognised by the identifier between the first two dollar signs. */
sealed interface HashFormat permits Argon2Format, BcryptFormat, Pbkdf2Format, ScryptFormat {

    /** Whether the identifier belongs to this family. */
    boolean recognises(String identifier);

    /**
     * Takes an encoded hash of this family apart.
     *
     * @throws InvalidHash if it is malformed or beyond the limits of the family
     */
    ParsedHash parse(HashText text);
}
