package dev.signet.signingkey;

import java.time.Instant;

/** What can be asked of a signing key. */
public sealed interface SigningKeyCommand {

    /**
     * Adds the successor of the active key; it is published now and signs later.
     *
     * @param sealedPrivateKey the private half, encrypted for this key's id
     */
    record AddNext(PublicJwk publicKey, String sealedPrivateKey, Instant activatableAt) implements SigningKeyCommand {}

    /** Adds a key that signs at once, because its algorithm has no active one. */
    record AddActive(PublicJwk publicKey, String sealedPrivateKey, Instant now) implements SigningKeyCommand {}

    /** Lets the key sign. */
    record Activate(Instant now) implements SigningKeyCommand {}

    /** Ends signing with the key. */
    record Deactivate(Instant retireAt) implements SigningKeyCommand {}

    /** Ends publishing the key. */
    record Remove() implements SigningKeyCommand {}
}
