package dev.signet.vault.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Publishes how many password hashes wait for their turn. */
@Startup
@Singleton
final class HashingMetrics {
    HashingMetrics(PasswordHasher hasher, MeterRegistry registry) {
        Gauge.builder("signet.password.hashes.queued", hasher, PasswordHasher::queued)
                .description("Password hashes that wait for their turn on this node.")
                .strongReference(true)
                .register(registry);
    }
}
