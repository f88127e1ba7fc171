package dev.signet.boot;

import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;

/**
 * Makes tests use the packaged configuration. They ignore what is configured for a server on this machine in {@code
 * config/application.properties}, in {@code .env} and in environment variables.
 *
 * <p>{@link FreshTestData} turns this on. Options on the command line ({@code -Dname=value}) still apply.
 */
public final class PackagedConfiguration implements SmallRyeConfigBuilderCustomizer {
    /**
     * The system property that turns this on. It does not start with {@code signet.}, because it is no configuration
     * key of the server.
     */
    static final String PROPERTY = "dev.signet.packaged-configuration-only";

    // The ordinals that SmallRye Config uses for these files.
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

    /** Runs last, because the other customizers add the sources that this one removes. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
