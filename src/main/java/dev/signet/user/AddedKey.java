package dev.signet.user;

import dev.signet.eventstore.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * A key that was just added to a machine user.
 *
 * @param keyFile JSON with the private key, of which the server keeps no copy; null if the caller gave the public key
 */
@SuppressWarnings("ArrayRecordComponent") // only passed on and never compared
public record AddedKey(Loaded<User> user, String keyId, byte @Nullable [] keyFile) {
    @Override
    public String toString() {
        return "AddedKey[" + keyId + ']';
    }
}
