package dev.signet.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written after RFC 4226 and RFC 6238 without the library that the server uses. */
public final class TestingTotp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;

    private final byte[] secret;

    /** Takes over a secret in base32, as a person types it. */
    public TestingTotp(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int value = 0;
        for (int i = 0; i < base32.length(); i++) {
            value = value << 5 | ALPHABET.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (value >> bits));
                value &= (1 << bits) - 1;
            }
        }
        this.secret = bytes.array();
    }

    /** The code of the present step. */
    public String code() {
        return code(0);
    }

    /** The code of the step that is this number of steps later than the present one. */
    public String code(int later) {
        return at(Instant.now().plusSeconds((long) later * STEP));
    }

    /** The code at this time. */
    public String at(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(time.getEpochSecond() / STEP)
                    .array());
            int offset = digest[digest.length - 1] & 0xF;
            int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that is certainly none of the accepted ones. */
    public String wrong() {
        for (int i = 0; ; i++) {
            String candidate = "%06d".formatted(i);
            if (!candidate.equals(code(-1))
                    && !candidate.equals(code())
                    && !candidate.equals(code(1))
                    && !candidate.equals(code(2))) {
                return candidate;
            }
        }
    }
}
