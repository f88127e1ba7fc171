package dev.signet.user;

import dev.signet.kernel.PersonalData;
import java.time.Instant;
import java.util.List;

/** What happened to a machine user and its credentials; secrets are in the vault, never here. */
public sealed interface MachineEvent extends UserEvent {

    /** {@code user.machine.added}. */
    record Added(
            String orgId,
            @PersonalData String userName,
            String name,
            String description,
            AccessTokenType accessTokenType)
            implements MachineEvent {}

    /** {@code user.machine.changed}: all three as they are from now on. */
    record Changed(String name, String description, AccessTokenType accessTokenType) implements MachineEvent {}

    /**
     * {@code user.machine.key.added}.
     *
     * @param publicKey SubjectPublicKeyInfo in PEM
     */
    record KeyAdded(String keyId, String publicKey, Instant expiresAt) implements MachineEvent {}

    /** {@code user.machine.key.removed}. */
    record KeyRemoved(String keyId) implements MachineEvent {}

    /** {@code user.machine.secret.set}: the first secret, or one after a removal. */
    record SecretSet() implements MachineEvent {}

    /** {@code user.machine.secret.updated}: another secret; the former one ends. */
    record SecretUpdated() implements MachineEvent {}

    /** {@code user.machine.secret.removed}. */
    record SecretRemoved() implements MachineEvent {}

    /** {@code user.pat.added}: a personal access token. */
    record TokenAdded(String tokenId, Instant expiresAt, List<String> scopes) implements MachineEvent {
        public TokenAdded {
            scopes = List.copyOf(scopes);
        }
    }

    /** {@code user.pat.removed}. */
    record TokenRemoved(String tokenId) implements MachineEvent {}
}
