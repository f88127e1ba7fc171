package dev.signet.boot;

import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;

/**
 * Has tests run on what is packaged, not on what is configured for a server of this machine in
 * {@code config/application.properties}, in {@code .env} and in environment variables.
 *
 * <p>{@link FreshTestData} switches it on. Options of the command line ({@code -Dname=value}) count all the same.
 */
public final class PackagedConfiguration implements SmallRyeConfigBuilderCustomizer {
    /** The system property that switches it on. Not below {@code signet.}: servers do not have it. */
    static final String PROPERTY = "dev.signet.packaged-configuration-only";

    // As SmallRye Config sets them for the same files.
    private static final int APPLICATION_PROPERTIES = 250;
    private static final int LIBRARY_PROPERTIES = 100;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (!Boolean.getBoolean(PROPERTY)) {
            return;
        }
        boolean system = builder.isAddDefaultSources() || builder.isAddSystemSources();
        boolean properties = builder.isAddDefaultSources() || builder.isAddPropertiesSources();
        builder.setAddDefaultSources(false).setAddSystemSources(false).setAddPropertiesSources(false);
        if (system) {
            builder.withSources(new SysPropConfigSource());
        }
        if (properties) {
            ClassLoader packaged = builder.getClassLoader();
            builder.withSources(PropertiesConfigSourceLoader.inClassPath(
                    "application.properties", APPLICATION_PROPERTIES, packaged));
            builder.withSources(PropertiesConfigSourceLoader.inClassPath(
                    "META-INF/microprofile-config.properties", LIBRARY_PROPERTIES, packaged));
        }
    }

    /** After all others, which say what they want to read. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
