package dev.signet.signingkey;

import java.time.Instant;

/** Changes that can be requested of a signing key. */
public sealed interface SigningKeyCommand {

    /**
     * Adds the successor of the active key. It is published now and will sign later.
     *
     * @param sealedPrivateKey the private key, encrypted so that it can be decrypted only for this key's id
     * @param activatableAt earliest time at which the key may sign
     */
    record AddNext(PublicJwk publicKey, String sealedPrivateKey, Instant activatableAt) implements SigningKeyCommand {}

    /** Adds a key that signs at once, because its algorithm has no active one. */
    record AddActive(PublicJwk publicKey, String sealedPrivateKey, Instant now) implements SigningKeyCommand {}

    /** Makes the key the one that signs. */
    record Activate(Instant now) implements SigningKeyCommand {}

    /**
     * Stops signing with the key.
     *
     * @param retireAt the time until which the key stays published
     */
    record Deactivate(Instant retireAt) implements SigningKeyCommand {}

    /** Stops publishing the key. */
    record Remove() implements SigningKeyCommand {}
}
