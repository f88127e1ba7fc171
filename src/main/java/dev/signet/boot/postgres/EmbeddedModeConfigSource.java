package dev.signet.boot.postgres;

import java.nio.file.Path;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers what an operator leaves open while no database is configured: the database, which asking for its URL starts, the
 * master key, which is made on first use, where the first machine token goes, and that gRPC clients may ask which
 * services there are.
 *
 * <p>Everything set anywhere else wins. The names are not listed, so that tools that look through all configuration, such
 * as the build, do not start a database by that.
 */
final class EmbeddedModeConfigSource implements ConfigSource {
    static final String NAME = "signet-embedded-mode";

    /** Below application.properties (250) and the defaults of extensions that are recorded at build time. */
    private static final int ORDINAL = 50;

    private final Path dataDirectory;

    EmbeddedModeConfigSource(Path dataDirectory) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    @Override
    public @Nullable String getValue(String name) {
        return switch (name) {
            case "quarkus.datasource.jdbc.url" -> ProcessWideServer.jdbcUrl(dataDirectory);
            case "signet.embedded.grpc-reflection" -> "true";
            case "signet.embedded.username" -> EmbeddedPostgres.USER;
            case "signet.embedded.password" -> EmbeddedPostgres.passwordIn(dataDirectory);
            case "signet.master-key" -> DataDirectory.secret(dataDirectory.resolve("master.key"));
            case "signet.bootstrap.machine.token-file" ->
                dataDirectory.resolve("admin.token").toString();
            default -> null;
        };
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
