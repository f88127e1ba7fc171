package dev.signet.boot;

import dev.signet.api.http.ConnectionGuard;
import dev.signet.jdbc.Database;
import dev.signet.kernel.DomainException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports readiness when the schema is migrated, the first start is done, the database answers and accepts changes, and
 * connections are guarded.
 */
@Readiness
@Singleton
public final class ReadinessProbe implements HealthCheck {
    private final Database database;
    private final FirstStart firstStart;

    ReadinessProbe(Database database, FirstStart firstStart) {
        this.database = database;
        this.firstStart = firstStart;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signet")
                .status(ConnectionGuard.isInPlace()
                        && firstStart.isDone()
                        && databaseAnswers()
                        && database.takesChanges())
                .build();
    }

    private boolean databaseAnswers() {
        try {
            return database.single("select 1 as one", row -> row.integer("one")) == 1;
        } catch (DomainException e) {
            return false;
        }
    }
}
