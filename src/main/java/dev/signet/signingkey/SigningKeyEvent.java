package dev.signet.signingkey;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What can happen to a signing key. */
public sealed interface SigningKeyEvent extends DomainEvent {

    /**
     * The key was made and published. Its private half is a secret and not part of the event.
     *
     * @param publicKey its {@code kid} is the id of the stream
     * @param activatableAt from when it may sign: every client has seen it by then
     */
    @RegisterForReflection
    record Added(PublicJwk publicKey, Instant activatableAt) implements SigningKeyEvent {}

    /** The key signs from now on. */
    @RegisterForReflection
    record Activated() implements SigningKeyEvent {}

    /**
     * The key signs no more.
     *
     * @param retireAt until when it stays published
     */
    @RegisterForReflection
    record Deactivated(Instant retireAt) implements SigningKeyEvent {}

    /** The key is no longer published. */
    @RegisterForReflection
    record Removed() implements SigningKeyEvent {}
}
