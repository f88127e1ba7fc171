package dev.signet.signingkey;

import jakarta.inject.Singleton;

/**
 * Provides the public key set (RFC 7517, section 5): the keys that sign, those that will sign soon, and those that no
 * longer sign but whose tokens may still be valid.
 */
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
     * Returns the current document. It is the same object until a key changes; a change on another node takes up to
     * five seconds to arrive. This method waits for the database only until this node has read the keys once and the
     * first key exists.
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
