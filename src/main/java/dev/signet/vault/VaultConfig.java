package dev.signet.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Configuration of the master key. */
@ConfigMapping(prefix = "signet")
public interface VaultConfig {

    /**
     * 32 random bytes in base64. All keys in the database are encrypted under it. Required with an external database;
     * with the embedded database, the server creates one on its first start.
     */
    @WithName("master-key")
    Optional<String> masterKey();

    /**
     * The previous master key, needed during a rotation: it decrypts the keys that are not yet wrapped under the new
     * one.
     */
    @WithName("previous-master-key")
    Optional<String> previousMasterKey();
}
