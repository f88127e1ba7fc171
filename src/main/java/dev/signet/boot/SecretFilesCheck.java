package dev.signet.boot;

import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start with a file of a secret that cannot be used, before the lack of the secret is noticed. */
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
