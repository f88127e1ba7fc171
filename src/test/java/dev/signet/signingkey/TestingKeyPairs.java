package dev.signet.signingkey;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;

/** New key pairs for tests, from the native library where it can be loaded. */
public final class TestingKeyPairs {
    public static final CryptoProvider PROVIDER = new CryptoProvider(TestingSigningKeysConfig.defaults());

    private TestingKeyPairs() {}

    public static KeyPair of(SigningAlgorithm algorithm) {
        return PROVIDER.generate(algorithm);
    }

    public static KeyPair rsa(int bits) {
        try {
            Provider library = PROVIDER.orJdk();
            KeyPairGenerator generator = library == null
                    ? KeyPairGenerator.getInstance("RSA")
                    : KeyPairGenerator.getInstance("RSA", library);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
