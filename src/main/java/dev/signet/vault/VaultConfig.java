package dev.signet.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Where the master key comes from. */
@ConfigMapping(prefix = "signet")
public interface VaultConfig {

    /**
     * 32 random bytes in base64; everything secret in the database is encrypted under it. Required with an external
     * database; the embedded mode makes one on first start.
     */
    @WithName("master-key")
    Optional<String> masterKey();

    /** The master key before a rotation; still able to decrypt until every key is wrapped again. */
    @WithName("previous-master-key")
    Optional<String> previousMasterKey();
}
