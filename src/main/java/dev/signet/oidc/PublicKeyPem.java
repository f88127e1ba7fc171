package dev.signet.oidc;

import java.security.PublicKey;
import java.util.Base64;

/** Encodes public keys for storage: SubjectPublicKeyInfo in PEM (RFC 7468 section 13). */
public final class PublicKeyPem {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private PublicKeyPem() {}

    public static String of(PublicKey key) {
        return BEGIN + '\n' + BASE64.encodeToString(key.getEncoded()) + '\n' + END + '\n';
    }

    /** The DER bytes of SubjectPublicKeyInfo. */
    public static byte[] encoded(String pem) {
        return Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
    }
}
