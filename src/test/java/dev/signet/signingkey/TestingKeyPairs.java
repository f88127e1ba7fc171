package dev.signet.signingkey;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/**
 * New key pairs for tests. RSA keys come from the native library where it can be loaded: the JDK takes more than a second
 * for one as long as its code is interpreted or compiled by the first compiler only, as it is during tests.
 */
public final class TestingKeyPairs {
    private TestingKeyPairs() {}

    public static KeyPair of(SigningAlgorithm algorithm) {
        return switch (algorithm) {
            case RS256, PS256 -> rsa(2048);
            case ES256 -> generate("EC", 256);
            case EdDSA -> generate("Ed25519", 255);
        };
    }

    public static KeyPair rsa(int bits) {
        return generate("RSA", bits);
    }

    private static KeyPair generate(String name, int bits) {
        try {
            AmazonCorrettoCryptoProvider library = AmazonCorrettoCryptoProvider.INSTANCE;
            KeyPairGenerator generator = name.equals("RSA") && library.getLoadingError() == null
                    ? KeyPairGenerator.getInstance(name, library)
                    : KeyPairGenerator.getInstance(name);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
