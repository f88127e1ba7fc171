package dev.signet.signingkey;

import dev.signet.vault.SealedSecrets;
import dev.signet.vault.Secrets;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the active private keys in this node's memory. A key is read and decrypted when it is first used. */
@Singleton
final class Signers {
    private final SigningKeyRing ring;
    private final SigningKeyCommands commands;
    private final Secrets secrets;
    private final SealedSecrets sealed;
    private final CryptoProvider provider;
    private final Map<String, Signer> opened = new ConcurrentHashMap<>();

    Signers(
            SigningKeyRing ring,
            SigningKeyCommands commands,
            Secrets secrets,
            SealedSecrets sealed,
            CryptoProvider provider) {
        this.ring = ring;
        this.commands = commands;
        this.secrets = secrets;
        this.sealed = sealed;
        this.provider = provider;
    }

    /** Returns the signer of an algorithm. If the algorithm has no active key, its first key is created. */
    Signer active(SigningAlgorithm algorithm) {
        return find(algorithm).orElseGet(() -> {
            commands.ensureActive(algorithm);
            ring.refresh(); // another node may have replaced the key in the meantime
            return find(algorithm).orElseThrow(() -> new IllegalStateException("no private key for " + algorithm));
        });
    }

    private Optional<Signer> find(SigningAlgorithm algorithm) {
        KeyRing keys = ring.current();
        Optional<String> kid = keys.activeKid(algorithm);
        if (kid.isEmpty()) {
            return Optional.empty();
        }
        Signer known = opened.get(kid.get());
        return known != null ? Optional.of(known) : open(kid.get(), keys);
    }

    private Optional<Signer> open(String kid, KeyRing keys) {
        SigningKeyView key = keys.published(kid).orElseThrow().view();
        Optional<Signer> signer = secrets.find(kid, SigningKeyDecider.SECRET, kid)
                .map(secret -> sealed.open(SigningKeyCommands.VAULT_PURPOSE, kid, secret.value()))
                .map(pkcs8 -> new Signer(key, privateKey(key, pkcs8), provider.orJdk()));
        signer.ifPresent(fresh -> opened.put(kid, fresh));
        opened.keySet().retainAll(keys.active().values());
        return signer;
    }

    private static PrivateKey privateKey(SigningKeyView key, byte[] pkcs8) {
        return KeyForms.privateKey(key.algorithm(), pkcs8);
    }
}
