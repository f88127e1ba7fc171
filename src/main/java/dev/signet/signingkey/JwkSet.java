package dev.signet.signingkey;

import jakarta.inject.Singleton;

/**
 * Returns the public key set (RFC 7517, section 5): the keys that sign, those that will sign soon, and those whose
 * tokens may still be valid.
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
     * five seconds to arrive. Once the first key exists, this method never waits for the database.
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
