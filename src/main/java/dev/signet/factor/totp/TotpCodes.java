package dev.signet.factor.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares codes with those of a secret: HMAC-SHA-1, six digits, a new one every 30 seconds, which are the only
 * parameters that every authenticator app supports (RFC 6238).
 */
@Singleton
final class TotpCodes {
    /** Length of a secret, as RFC 4226 section 4 recommends. */
    private static final int SECRET_BYTES = 20;

    /** By how many steps the clock of the app may differ from that of the server (RFC 6238 section 5.2). */
    private static final int DRIFT = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    TotpCodes(Clock clock) {
        this.clock = clock;
    }

    byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Returns the steps near the present time whose code is this one, the earliest first. */
    List<Long> matching(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / seconds();
        byte[] entered = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(now - DRIFT, now + DRIFT)
                .filter(step ->
                        MessageDigest.isEqual(entered, code(secret, step).getBytes(StandardCharsets.UTF_8)))
                .boxed()
                .toList();
    }

    private String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), Instant.ofEpochSecond(step * seconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private long seconds() {
        return generator.getTimeStep().toSeconds();
    }
}
