package dev.signet.signingkey;

import jakarta.inject.Singleton;

/** The public key set (RFC 7517, section 5): keys that sign, keys about to, and keys whose tokens may still be valid. */
@Singleton
public final class JwkSet {
    private final SigningKeyRing ring;
    private final SigningKeyCommands commands;
    private final SigningKeysConfig config;

    JwkSet(SigningKeyRing ring, SigningKeyCommands commands, SigningKeysConfig config) {
        this.ring = ring;
        this.commands = commands;
        this.config = config;
    }

    /**
     * The current document. It is the same object until a key changes, here or, within five seconds, on another node;
     * once the first key exists this never waits for the database.
     */
    public JwkSetDocument json() {
        KeyRing keys = ring.current();
        if (keys.published().isEmpty()) {
            commands.ensureActive(config.algorithm());
            keys = ring.current();
        }
        return keys.document();
    }
}
