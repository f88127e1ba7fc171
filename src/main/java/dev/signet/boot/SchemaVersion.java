package dev.signet.boot;

import dev.signet.jdbc.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the database schema with the one that this release needs. */
@Singleton
public final class SchemaVersion {
    private static final String FOLDER = "db/";
    private static final String CHANGELOG = "changelog.yaml";
    private static final Pattern INCLUDED = Pattern.compile("file: (\\S+\\.sql)");
    private static final Pattern CHANGE = Pattern.compile("(?m)^--changeset (\\S+)");

    private final Database database;

    SchemaVersion(Database database) {
        this.database = database;
    }

    /**
     * The digest of the changelog. It is stored as the comment of Liquibase's own table, because Liquibase needs a
     * quarter of the start-up time just to find that there is nothing to do.
     */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] changelog = resource(CHANGELOG);
            digest.update(changelog);
            for (String file : included(changelog)) {
                digest.update(resource(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the changelog with this digest is the one that was last applied to the database. */
    boolean isPresent(String digest) {
        return present().filter(digest::equals).isPresent();
    }

    private Optional<String> present() {
        return database.first(
                "select coalesce(obj_description(to_regclass('databasechangelog')), '') as digest",
                row -> row.text("digest"));
    }

    /**
     * The changes that this release needs and the database lacks, in the order of the changelog. A database that a newer
     * release has migrated has other changes in addition.
     */
    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>();
        for (String file : included(resource(CHANGELOG))) {
            CHANGE.matcher(new String(resource(file), StandardCharsets.UTF_8))
                    .results()
                    .forEach(change -> missing.add(change.group(1)));
        }
        if (!isEmpty()) {
            missing.removeAll(Set.copyOf(database.query(
                    "select author || ':' || id as change from databasechangelog", row -> row.text("change"))));
        }
        return missing;
    }

    /** Whether the database has never been migrated. */
    public boolean isEmpty() {
        return database.single("select to_regclass('databasechangelog') is null as none", row -> row.flag("none"));
    }

    private static List<String> included(byte[] changelog) {
        return INCLUDED.matcher(new String(changelog, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            if (content == null) {
                throw new IllegalStateException(FOLDER + name + " is missing");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
