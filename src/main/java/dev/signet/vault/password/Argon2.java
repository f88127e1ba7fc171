package dev.signet.vault.password;

/** Computes Argon2 (RFC 9106). Every implementation gives the same result. */
interface Argon2 {

    /**
     * Hashes a password with the variant, version, cost and salt of {@code shape}. The hash in {@code shape} only
     * determines the length of the result.
     *
     * @return as many bytes as the hash in {@code shape} has
     */
    byte[] derive(ParsedHash.Argon2 shape, byte[] password);
}
