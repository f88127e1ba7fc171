package dev.signet.signingkey;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Events of a signing key. */
@RegisterForReflection
public sealed interface SigningKeyEvent extends DomainEvent {

    /**
     * The key was generated and published. The private key is a secret and not part of the event.
     *
     * @param publicKey the public key; its {@code kid} is the id of the event stream
     * @param activatableAt earliest time at which the key may sign: by then every client has had time to fetch it
     */
    record Added(PublicJwk publicKey, Instant activatableAt) implements SigningKeyEvent {}

    /** The key signs from now on. */
    record Activated() implements SigningKeyEvent {}

    /**
     * The key no longer signs.
     *
     * @param retireAt the time until which the key stays published
     */
    record Deactivated(Instant retireAt) implements SigningKeyEvent {}

    /** The key is no longer published. */
    record Removed() implements SigningKeyEvent {}
}
