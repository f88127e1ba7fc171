package dev.signet.user;

import dev.signet.access.AccessTokenType;
import java.time.Instant;
import java.util.List;

/** Commands that change a machine user and its credentials. */
sealed interface MachineCommand extends UserCommand {

    record ChangeMachine(String name, String description, AccessTokenType accessTokenType) implements MachineCommand {}

    record SetSecret(String digest) implements MachineCommand {}

    record RemoveSecret() implements MachineCommand {}

    record AddKey(String keyId, String publicKey, Instant expiresAt) implements MachineCommand {}

    record RemoveKey(String keyId) implements MachineCommand {}

    record AddToken(String tokenId, String digest, Instant expiresAt, List<String> scopes) implements MachineCommand {
        public AddToken {
            scopes = List.copyOf(scopes);
        }
    }

    record RemoveToken(String tokenId) implements MachineCommand {}
}
