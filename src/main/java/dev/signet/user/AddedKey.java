package dev.signet.user;

import dev.signet.eventstore.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * A key just added to a machine user.
 *
 * @param keyFile JSON with the private key, the only copy there is; null if the caller gave the public key
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once; never compared
public record AddedKey(Loaded<User> user, String keyId, byte @Nullable [] keyFile) {
    @Override
    public String toString() {
        return "AddedKey[" + keyId + ']';
    }
}
