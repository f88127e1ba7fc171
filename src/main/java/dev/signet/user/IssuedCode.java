package dev.signet.user;

import dev.signet.kernel.SecretChange;
import java.time.Instant;
import java.util.List;

/**
 * A new one-time code in the two forms in which it may be stored.
 *
 * @param digest what an entered code is compared with
 * @param sealed the code in encrypted form, stored until it is sent
 */
public record IssuedCode(CodeKind kind, String id, String digest, String sealed, Instant expiresAt) {

    /** Returns the changes that replace the former code of this kind by this one. */
    List<SecretChange> replacing() {
        return List.of(
                new SecretChange.RemoveAll(kind.secretKind()),
                new SecretChange.RemoveAll(kind.deliveryKind()),
                new SecretChange.Put(kind.secretKind(), id, digest, expiresAt),
                new SecretChange.Put(kind.deliveryKind(), id, sealed, expiresAt));
    }

    /** Returns the changes that store this code when there is no former one of this kind. */
    List<SecretChange> storing() {
        return replacing().subList(2, 4);
    }
}
