package dev.signet.user;

import dev.signet.access.AccessTokenType;
import dev.signet.kernel.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * Events of a machine user and its credentials, each stored under the type name that its comment begins with. Secrets
 * are never part of an event.
 */
@RegisterForReflection
public sealed interface MachineEvent extends UserEvent {

    /** {@code user.machine.added}. */
    record Added(
            String orgId,
            @PersonalData String userName,
            String name,
            String description,
            AccessTokenType accessTokenType)
            implements MachineEvent {}

    /**
     * {@code user.machine.changed}: carries the name, the description and the type of the access tokens after the
     * change.
     */
    record Changed(String name, String description, AccessTokenType accessTokenType) implements MachineEvent {}

    /**
     * {@code user.machine.key.added}.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    record KeyAdded(String keyId, String publicKey, Instant expiresAt) implements MachineEvent {}

    /** {@code user.machine.key.removed}. */
    record KeyRemoved(String keyId) implements MachineEvent {}

    /** {@code user.machine.secret.set}: a secret was created where there was none. */
    record SecretSet() implements MachineEvent {}

    /** {@code user.machine.secret.updated}: a new secret was created, and the previous one became invalid. */
    record SecretUpdated() implements MachineEvent {}

    /** {@code user.machine.secret.removed}. */
    record SecretRemoved() implements MachineEvent {}

    /** {@code user.pat.added}: a personal access token was created. */
    record TokenAdded(String tokenId, Instant expiresAt, List<String> scopes) implements MachineEvent {
        public TokenAdded {
            scopes = List.copyOf(scopes);
        }
    }

    /** {@code user.pat.removed}. */
    record TokenRemoved(String tokenId) implements MachineEvent {}
}
