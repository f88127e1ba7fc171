package dev.signet.boot.postgres;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Turns the embedded mode on if {@code quarkus.datasource.jdbc.url} is not configured. */
public final class EmbeddedModeConfigSourceFactory implements ConfigSourceFactory {
    private static final String DEFAULT_DATA_DIRECTORY = "./data";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (valueOf(context, "quarkus.datasource.jdbc.url") != null) {
            return List.of();
        }
        String dataDirectory = valueOf(context, "signet.data-dir");
        return List.of(
                new EmbeddedModeConfigSource(Path.of(dataDirectory == null ? DEFAULT_DATA_DIRECTORY : dataDirectory)));
    }

    private static @Nullable String valueOf(ConfigSourceContext context, String name) {
        @Nullable ConfigValue value = context.getValue(name);
        String text = value == null ? null : value.getValue();
        return text == null || text.isBlank() ? null : text;
    }
}
