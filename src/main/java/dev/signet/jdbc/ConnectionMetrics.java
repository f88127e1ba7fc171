package dev.signet.jdbc;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Publishes how many connections to the database are in use, and how many pieces of work wait for one. */
@Startup
@Singleton
final class ConnectionMetrics {
    ConnectionMetrics(Connections connections, AgroalDataSource pool, MeterRegistry registry) {
        Gauge.builder("signet.database.connections.lent", connections, Connections::lent)
                .description("Pieces of work of this node that use a connection of the pool.")
                .strongReference(true)
                .register(registry);
        Gauge.builder("signet.database.connections.awaited", connections, Connections::awaited)
                .description("Pieces of work of this node that wait for a connection of the pool.")
                .strongReference(true)
                .register(registry);
        int size = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        Gauge.builder("signet.database.connections.max", () -> size)
                .description("Maximum number of connections in the pool of this node.")
                .register(registry);
    }
}
