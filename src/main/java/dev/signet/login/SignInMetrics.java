package dev.signet.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Counts sign-ins by the method of proof and its result. */
@Startup
@Singleton
final class SignInMetrics {
    private static final String PASSWORD = "password";

    private final Counter proven;
    private final Counter refused;
    private final Counter limited;

    SignInMetrics(MeterRegistry registry) {
        this.proven = counter(registry, "proven");
        this.refused = counter(registry, "refused");
        this.limited = counter(registry, "limited");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("signet.sign.ins")
                .description("Proofs of identity on the sign-in pages.")
                .tag("method", PASSWORD)
                .tag("result", result)
                .register(registry);
    }

    /** Counts a password that was compared. */
    void password(boolean matched) {
        (matched ? proven : refused).increment();
    }

    /** Counts a password that was not compared, because there were too many failures before. */
    void limited() {
        limited.increment();
    }
}
