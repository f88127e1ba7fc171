package dev.signet.boot;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/**
 * Updates the database schema before anything else starts.
 *
 * <p>Liquibase needs a quarter of the start-up time just to find that there is nothing to do. The digest of the last
 * applied changelog is therefore stored as the comment of Liquibase's own table, and Liquibase runs only if the digest
 * differs.
 */
@Singleton
public final class Migration {
    // Runs before the scheduler, which starts at priority 0 and whose first tasks read views.
    static final int PRIORITY = -100;

    private static final Logger LOG = Logger.getLogger(Migration.class);
    private static final String FOLDER = "db/";
    private static final String CHANGELOG = "changelog.yaml";
    private static final Pattern INCLUDED = Pattern.compile("file: (\\S+\\.sql)");

    private final Database database;
    private final Provider<LiquibaseFactory> liquibase;

    Migration(Database database, Provider<LiquibaseFactory> liquibase) {
        this.database = database;
        this.liquibase = liquibase;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) throws IOException {
        String wanted = digest();
        if (isPresent(wanted)) {
            return;
        }
        database.runInLongTransaction(transaction -> {
            // Liquibase creates its own tables before it locks them, so two nodes on an empty database would collide.
            AdvisoryLock.MIGRATION.hold(transaction);
            if (!isPresent(wanted)) {
                update();
                database.update("comment on table databasechangelog is '" + wanted + "'");
                LOG.debugf("The database schema now matches the changelog with the digest %s", wanted);
            }
        });
    }

    private void update() {
        LiquibaseFactory factory = liquibase.get();
        try (Liquibase update = factory.createLiquibase()) {
            // The advisory lock excludes other servers. Liquibase's own lock is a row, which a server that was killed
            // leaves behind, so it is released first.
            update.forceReleaseLocks();
            update.update(factory.createContexts(), factory.createLabels());
        } catch (LiquibaseException e) {
            throw new IllegalStateException("the database cannot be migrated", e);
        }
    }

    private boolean isPresent(String digest) {
        return present().filter(digest::equals).isPresent();
    }

    private Optional<String> present() {
        return database.first(
                "select coalesce(obj_description(to_regclass('databasechangelog')), '') as digest",
                row -> row.text("digest"));
    }

    private static String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] changelog = resource(CHANGELOG);
            digest.update(changelog);
            for (String file : included(new String(changelog, StandardCharsets.UTF_8))) {
                digest.update(resource(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> included(String changelog) {
        return INCLUDED.matcher(changelog)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IllegalStateException(FOLDER + name + " is missing");
            }
            return content.readAllBytes();
        }
    }
}
