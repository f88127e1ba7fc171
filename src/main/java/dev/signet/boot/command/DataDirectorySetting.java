package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.boot.postgres.EmbeddedMode;
import dev.signet.kernel.Task;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;

/** Reads {@code signet.data-dir} for commands that do not start the application. */
final class DataDirectorySetting {
    private DataDirectorySetting() {}

    /** The data directory; fails if an external database is configured. */
    static Path required() {
        // While a configuration is checked, reading it does not start the embedded database.
        Task.CHECK.begin();
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        if (!EmbeddedMode.isOn(config)) {
            throw new OperatorFailure(
                    ExitCode.FAILED,
                    "This server has an external database (quarkus.datasource.jdbc.url): back it up with pg_dump, and"
                            + " keep the master key in a separate place.");
        }
        return config.getOptionalValue("signet.data-dir", Path.class).orElse(Path.of("data"));
    }
}
