package dev.signet.application;

import dev.signet.eventstore.Loaded;

/**
 * A key just added to an application.
 *
 * @param keyFile JSON with the private key, the only copy there is
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once; never compared
public record AddedClientKey(Loaded<Application> application, String keyId, byte[] keyFile) {
    @Override
    public String toString() {
        return "AddedClientKey[" + keyId + ']';
    }
}
