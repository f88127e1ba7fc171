package dev.signet.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads secrets from files, as container platforms provide them: every setting that is a secret has another one that
 * names a file with it. White space around the secret is removed.
 */
public final class SecretFiles implements ConfigSourceFactory {
    /** The settings that name a file, and those whose value is in the file. */
    static final Map<String, String> SECRET_BY_FILE = Map.of(
            "signet.master-key-file", "signet.master-key",
            "signet.previous-master-key-file", "signet.previous-master-key",
            "signet.bootstrap.admin.password-file", "signet.bootstrap.admin.password",
            "signet.database.password-file", "quarkus.datasource.password",
            "signet.mail.password-file", "quarkus.mailer.password");

    private static final String NAME = "signet-secret-files";

    /** Above application.properties in the program (250), and below what an operator sets anywhere else. */
    private static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> secrets = new HashMap<>();
        SECRET_BY_FILE.forEach((fileKey, key) -> {
            ConfigValue file = context.getValue(fileKey);
            if (file != null && file.getValue() != null && !file.getValue().isBlank()) {
                // A file that cannot be read is reported when the other settings are checked, not by an exception here.
                contentOf(file.getValue()).ifPresent(secret -> secrets.put(key, secret));
            }
        });
        return secrets.isEmpty() ? List.of() : List.of(new PropertiesConfigSource(secrets, NAME, ORDINAL));
    }

    /** What is wrong with the files, and settings that are given twice, each beginning with the key. */
    static List<String> faultsOf(Config config) {
        List<String> faults = new ArrayList<>();
        SECRET_BY_FILE.forEach((fileKey, key) -> config.getOptionalValue(fileKey, String.class)
                .ifPresent(file -> {
                    if (contentOf(file).isEmpty()) {
                        faults.add(fileKey + ": the file " + file + " cannot be read or is empty");
                    } else if (!sourceOf(config, key).contains(NAME)) {
                        faults.add(fileKey + " and " + key + " are both set; remove one of them");
                    }
                }));
        faults.sort(null);
        return faults;
    }

    private static String sourceOf(Config config, String key) {
        return String.valueOf(config.getConfigValue(key).getSourceName());
    }

    private static Optional<String> contentOf(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
