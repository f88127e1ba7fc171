package dev.signet.device;

import dev.signet.kernel.DomainException;
import dev.signet.kernel.Setting;
import dev.signet.throttling.Limit;
import dev.signet.throttling.Throttle;
import dev.signet.throttling.TooManyAttempts;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often user codes can be guessed (RFC 8628 section 5.1). An attempt is counted for its network address
 * before the code is compared.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class CodeGuessing {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Throttle throttle;
    private final Limit limit;

    CodeGuessing(Throttle throttle, DeviceConfig config) {
        this.throttle = throttle;
        this.limit = Limit.configured("signet.device.wrong-codes", "device-code", config.wrongCodes(), WINDOW);
    }

    /**
     * Counts an attempt, and refuses it if the limit is reached.
     *
     * @throws DomainException {@link TooManyAttempts} if the limit is reached
     */
    public void begins(@Nullable String clientIp) {
        throttle.attemptFrom(limit, "", clientIp).ifPresent(refusal -> {
            throw refusal.exception();
        });
    }

    /** Takes the attempt back because the code was right. */
    public void wasRight(@Nullable String clientIp) {
        throttle.forgiveFrom(limit, "", clientIp);
    }
}
