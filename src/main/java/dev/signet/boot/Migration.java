package dev.signet.boot;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Setting;
import dev.signet.kernel.Task;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;
import org.jboss.logging.Logger;

/**
 * Brings the database schema up to date before anything else starts, or waits until {@code signet migrate} has done so.
 *
 * <p>Liquibase runs only if the changelog differs from the one that was last applied, see {@link SchemaVersion}.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class Migration {
    // Runs before the scheduler, which starts at priority 0 and whose first tasks read views.
    static final int PRIORITY = -100;

    private static final Logger LOG = Logger.getLogger(Migration.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_PER_LINE = 30;

    private final Database database;
    private final SchemaVersion schema;
    private final Provider<LiquibaseFactory> liquibase;
    private final boolean atStart;
    private final Duration wait;

    Migration(Database database, SchemaVersion schema, Provider<LiquibaseFactory> liquibase, MigrationConfig config) {
        this.database = database;
        this.schema = schema;
        this.liquibase = liquibase;
        this.atStart = config.atStart();
        this.wait = Setting.within("signet.migration.wait", config.longestWait(), Duration.ZERO, LONGEST_WAIT);
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) throws InterruptedException {
        String wanted = schema.digest();
        if (schema.isPresent(wanted)) {
            return;
        }
        boolean migrates = switch (Task.ofThisProcess()) {
            case MIGRATE -> true;
            case SERVE -> atStart;
            case MAINTAIN, CHECK -> false;
        };
        if (migrates) {
            migrateTo(wanted);
        } else {
            await(Task.isServing() ? wait : Duration.ZERO);
        }
    }

    private void migrateTo(String wanted) {
        database.runInLongTransaction(transaction -> {
            // Liquibase creates its own tables before it locks them, so two nodes on an empty database would collide.
            AdvisoryLock.MIGRATION.hold(transaction);
            if (!schema.isPresent(wanted)) {
                update();
                database.update("comment on table databasechangelog is '" + wanted + "'");
                LOG.infof("Migrated the database schema; the digest of its changelog is %s", wanted);
            }
        });
    }

    private void update() {
        LiquibaseFactory factory = liquibase.get();
        try (Liquibase update = factory.createLiquibase()) {
            // Without another place for them, it prints lines to standard output, bypassing the log.
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> {
                // The advisory lock excludes other servers. Liquibase's own lock is a row, which a server that was
                // killed leaves behind, so it is released first.
                update.forceReleaseLocks();
                update.update(factory.createContexts(), factory.createLabels());
            });
        } catch (Exception e) { // what a scope runs may throw anything
            throw new IllegalStateException("the database cannot be migrated", e);
        }
    }

    /** Returns when the database has all changes that this release needs. */
    private void await(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Set<String> missing = schema.missing();
        for (int look = 0; !missing.isEmpty(); look++) {
            if (System.nanoTime() - deadline >= 0) {
                throw notMigrated(missing, limit);
            }
            if (look % LOOKS_PER_LINE == 0) {
                LOG.infof(
                        "The database lacks %d changes of its schema, the first is %s; waiting up to %s for 'signet"
                                + " migrate'",
                        missing.size(), missing.iterator().next(), Setting.text(limit));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            missing = schema.missing();
        }
    }

    private static OperatorFailure notMigrated(Set<String> missing, Duration limit) {
        String waited = limit.isZero() ? "" : " after " + Setting.text(limit);
        return new OperatorFailure(
                ExitCode.DATABASE,
                "The database at " + OperatorFailure.address() + " still lacks " + missing.size()
                        + " changes of its schema" + waited + ", the first is "
                        + missing.iterator().next() + ". Run 'signet migrate' of this release with the same settings.");
    }
}
