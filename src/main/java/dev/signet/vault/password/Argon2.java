package dev.signet.vault.password;

/** Computes Argon2 (RFC 9106). Every implementation gives the same result. */
interface Argon2 {

    /**
     * Hashes a password with the variant, version, cost and salt of another hash.
     *
     * @return as many bytes as that hash has
     */
    byte[] derive(ParsedHash.Argon2 shape, byte[] password);
}
