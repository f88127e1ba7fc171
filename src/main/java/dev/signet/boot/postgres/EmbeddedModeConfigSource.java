package dev.signet.boot.postgres;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.kernel.Task;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Supplies missing settings if no database is configured: the URL, user name and password of the embedded database
 * (reading the URL starts it), the master key (generated on first use), the file for the first machine token, and the
 * setting that turns gRPC reflection on.
 *
 * <p>Settings from any other source take precedence. The names of these settings are not listed, so that tools that
 * read the whole configuration, such as the build, do not start a database.
 */
final class EmbeddedModeConfigSource implements ConfigSource {
    static final String NAME = "signet-embedded-mode";

    /**
     * Lower than that of application.properties (250) and that of the extensions' defaults recorded at build time, so
     * that both take precedence.
     */
    private static final int ORDINAL = 50;

    private final Path dataDirectory;

    EmbeddedModeConfigSource(Path dataDirectory) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    @Override
    public @Nullable String getValue(String name) {
        if (Task.ofThisProcess() == Task.CHECK || EmbeddedStart.hasFailed()) {
            return valueWithoutDatabase(name);
        }
        try {
            return suppliedValue(name);
        } catch (OperatorFailure e) {
            EmbeddedStart.failed(e);
        } catch (IllegalStateException | UncheckedIOException e) {
            EmbeddedStart.failed(new OperatorFailure(ExitCode.FAILED, String.valueOf(e.getMessage())));
        }
        return valueWithoutDatabase(name);
    }

    /** Values for a configuration that is only checked, or that the start is about to refuse. */
    private static @Nullable String valueWithoutDatabase(String name) {
        return switch (name) {
            case "quarkus.datasource.jdbc.url" -> "jdbc:postgresql://127.0.0.1/" + EmbeddedPostgres.DATABASE;
            case "signet.master-key" -> Base64.getEncoder().encodeToString(new byte[32]);
            case "signet.embedded.username", "signet.embedded.password" -> EmbeddedPostgres.USER;
            default -> null;
        };
    }

    private @Nullable String suppliedValue(String name) {
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
