package dev.signet.boot.postgres;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells whether the server uses its embedded database. */
public final class EmbeddedMode {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private EmbeddedMode() {}

    /** Whether the application that runs uses the embedded database. */
    public static boolean isOn() {
        return isOn(ConfigProvider.getConfig());
    }

    /** Whether an application with this configuration uses the embedded database. Reading the URL starts it. */
    public static boolean isOn(Config config) {
        return EmbeddedModeConfigSource.NAME.equals(config.getConfigValue(URL).getSourceName());
    }
}
