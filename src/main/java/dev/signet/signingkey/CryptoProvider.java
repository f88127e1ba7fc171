package dev.signet.signingkey;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the native library (Amazon Corretto Crypto Provider) that computes signatures and generates RSA keys, if it is
 * enabled and can be loaded. It is about 4 times as fast as the JDK for RSA, 8 times for ECDSA and 50 times for
 * Ed25519.
 *
 * <p>The provider is passed to each {@code getInstance} call and never installed globally, so the rest of the process
 * keeps using the JDK's providers.
 */
@Singleton
public final class CryptoProvider {
    private static final Logger LOG = Logger.getLogger(CryptoProvider.class);

    private final boolean wanted;
    private volatile @Nullable Loaded loaded;

    public CryptoProvider(SigningKeysConfig config) {
        this.wanted = config.nativeProvider();
    }

    /**
     * Returns the native provider, or empty if it is disabled or cannot be loaded; the caller then uses the JDK. The
     * first call loads the library, which may take a second.
     */
    public Optional<Provider> find() {
        return Optional.ofNullable(orJdk());
    }

    /**
     * Generates a key pair for an algorithm. An RSA key takes the native provider about 50 ms of one core; the JDK can
     * take several seconds in a process that has just started.
     */
    public KeyPair generate(SigningAlgorithm algorithm) {
        String name = algorithm.keyAlgorithm();
        Provider provider = name.equals("RSA") ? orJdk() : null;
        try {
            KeyPairGenerator generator = provider == null
                    ? KeyPairGenerator.getInstance(name)
                    : KeyPairGenerator.getInstance(name, provider);
            generator.initialize(algorithm.keyParameters());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " keys cannot be generated", e);
        }
    }

    @Nullable
    Provider orJdk() {
        Loaded known = loaded;
        return (known != null ? known : loadOnce()).provider();
    }

    /**
     * Loads the provider in the background, because loading it takes about as long as the rest of the server's start.
     */
    void warmUp(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("native-crypto").start(this::orJdk);
    }

    private synchronized Loaded loadOnce() {
        Loaded known = loaded;
        if (known == null) {
            known = new Loaded(wanted ? load() : null);
            loaded = known;
        }
        return known;
    }

    private static @Nullable Provider load() {
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            provider.assertHealthy();
            return provider;
        } catch (LinkageError | RuntimeException e) {
            LOG.infof("signatures are computed by the JDK, because the native library cannot be loaded: %s", e);
            return null;
        }
    }

    private record Loaded(@Nullable Provider provider) {}
}
