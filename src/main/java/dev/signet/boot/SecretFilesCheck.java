package dev.signet.boot;

import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start if a file that should contain a secret cannot be used. Runs before other checks, which would only
 * report that the secret is missing.
 */
@Startup(SecretFilesCheck.PRIORITY)
@Singleton
final class SecretFilesCheck {
    static final int PRIORITY = StartupChecks.PRIORITY - 1;

    SecretFilesCheck(SecretsConfig config) {
        boolean any = Stream.of(
                        config.masterKeyFile(),
                        config.previousMasterKeyFile(),
                        config.bootstrap().admin().passwordFile(),
                        config.database().passwordFile(),
                        config.mail().passwordFile())
                .anyMatch(Optional::isPresent);
        List<String> faults = any ? SecretFiles.faultsOf(ConfigProvider.getConfig()) : List.of();
        if (!faults.isEmpty()) {
            throw new InvalidConfiguration(faults);
        }
    }
}
