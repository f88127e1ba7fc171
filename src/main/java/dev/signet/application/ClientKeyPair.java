package dev.signet.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.signingkey.CryptoProvider;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.vault.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * An RSA key pair of 2048 bits in PEM, like those that ZITADEL creates for applications.
 *
 * @param publicKey SubjectPublicKeyInfo
 * @param privateKey PKCS#1
 */
record ClientKeyPair(String publicKey, String privateKey) {
    /** Generates a key pair, which takes tens of milliseconds of CPU time. */
    static ClientKeyPair generate(CryptoProvider provider) {
        try {
            KeyPair pair = provider.generate(SigningAlgorithm.RS256);
            byte[] inner = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
                    .parsePrivateKey()
                    .toASN1Primitive()
                    .getEncoded();
            return new ClientKeyPair(
                    Pem.encode(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()), Pem.encode("RSA PRIVATE KEY", inner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the key file that ZITADEL's clients read: JSON with the private key, of which the server keeps no copy.
     */
    byte[] keyFile(String keyId, String appId, String clientId) {
        ObjectNode file = new ObjectMapper().createObjectNode();
        file.put("type", "application");
        file.put("keyId", keyId);
        file.put("key", privateKey);
        file.put("appId", appId);
        file.put("clientId", clientId);
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ClientKeyPair[]";
    }
}
