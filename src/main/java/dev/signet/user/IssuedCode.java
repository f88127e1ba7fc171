package dev.signet.user;

import dev.signet.kernel.SecretChange;
import java.time.Instant;
import java.util.List;

/**
 * A fresh one-time code on its way into a decision, in the two forms that may be stored.
 *
 * @param digest what an entered code is compared with
 * @param sealed the readable code, encrypted, until it is delivered
 */
public record IssuedCode(CodeKind kind, String id, String digest, String sealed, Instant expiresAt) {

    /** Replaces the former code of this kind. */
    List<SecretChange> replacing() {
        return List.of(
                new SecretChange.RemoveAll(kind.secretKind()),
                new SecretChange.RemoveAll(kind.deliveryKind()),
                new SecretChange.Put(kind.secretKind(), id, digest, expiresAt),
                new SecretChange.Put(kind.deliveryKind(), id, sealed, expiresAt));
    }

    /** Stores the first code of this kind. */
    List<SecretChange> storing() {
        return replacing().subList(2, 4);
    }
}
