package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * A key that was just added to an application.
 *
 * @param keyFile JSON with the private key, of which the server keeps no copy
 */
@SuppressWarnings("ArrayRecordComponent") // the array is only passed on and never compared
public record AddedClientKey(Loaded<Application> application, String keyId, byte[] keyFile) {
    @Override
    public String toString() {
        return "AddedClientKey[" + keyId + ']';
    }
}
