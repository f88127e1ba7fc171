package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.kernel.DomainException;
import dev.signet.signingkey.TestingKeyPairs;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineKeysTest {

    @ParameterizedTest
    @EnumSource(UserConfig.MachineKeyAlgorithm.class)
    void a_generated_key_pair_signs_and_verifies(UserConfig.MachineKeyAlgorithm algorithm) throws Exception {
        MachineKeys.Generated pair = MachineKeys.generate(algorithm, TestingKeyPairs.PROVIDER);
        String name = pair.privatePem().contains("RSA") ? "RSA" : "EC";
        byte[] inner = content(pair.privatePem());
        byte[] pkcs8 = name.equals("EC")
                ? inner
                : new PrivateKeyInfo(
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                                RSAPrivateKey.getInstance(inner))
                        .getEncoded();
        PrivateKey privateKey = KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        PublicKey publicKey =
                KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(content(pair.publicPem())));
        Signature signature = Signature.getInstance(name.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(privateKey);
        signature.update("hello".getBytes(StandardCharsets.UTF_8));
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(signed)).isTrue();
        assertThat(MachineKeys.validPublicKey(pair.publicPem().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(pair.publicPem());
    }

    @Test
    void a_key_file_has_the_form_that_zitadels_clients_read() throws Exception {
        JsonNode file = new ObjectMapper()
                .readTree(MachineKeys.keyFile(
                        "11", "22", MachineCommands.FAR_FUTURE, "-----BEGIN RSA PRIVATE KEY-----\n"));
        assertThat(file.path("type").textValue()).isEqualTo("serviceaccount");
        assertThat(file.path("keyId").textValue()).isEqualTo("11");
        assertThat(file.path("userId").textValue()).isEqualTo("22");
        assertThat(file.path("key").textValue()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(file.path("expirationDate").textValue()).isEqualTo("9999-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @CsvSource({"RSA,1024", "Ed25519,255"})
    void a_weak_or_foreign_public_key_is_refused(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----";
        assertRefused(pem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a key",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
            })
    void content_that_is_not_a_public_key_is_refused(String pem) {
        assertRefused(pem);
    }

    private static byte[] content(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static void assertRefused(String pem) {
        assertThatThrownBy(() -> MachineKeys.validPublicKey(pem.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(UserError.PUBLIC_KEY_INVALID));
    }
}
