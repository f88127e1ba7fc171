package dev.signet.vault.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Computes PBKDF2 (RFC 8018) with the JDK, which is fast because the virtual machine replaces the JDK's digests by
 * processor instructions (intrinsics).
 */
final class Pbkdf2Verifier {

    boolean matches(ParsedHash.Pbkdf2 expected, byte[] password) {
        // The JDK takes characters and encodes them as UTF-8, so decoding the bytes here makes the JDK use exactly
        // these bytes.
        CharBuffer decoded = CharBuffer.allocate(password.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(password), decoded, true);
        char[] characters = Arrays.copyOf(decoded.array(), decoded.position());
        PBEKeySpec spec = new PBEKeySpec(
                characters,
                expected.salt().toArray(),
                expected.iterations(),
                expected.hash().length() * Byte.SIZE);
        try {
            return expected.hash()
                    .matches(SecretKeyFactory.getInstance(expected.prf().jcaName())
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks " + expected.prf().jcaName(), e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
            Arrays.fill(decoded.array(), '\0');
        }
    }
}
