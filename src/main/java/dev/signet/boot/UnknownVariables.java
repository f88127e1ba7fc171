package dev.signet.boot;

import dev.signet.api.http.ManagementConfig;
import dev.signet.api.http.ProxyConfig;
import dev.signet.device.DeviceConfig;
import dev.signet.login.LoginConfig;
import dev.signet.notification.MailingConfig;
import dev.signet.oidc.dpop.DpopConfig;
import dev.signet.oidc.profile.ProtocolConfig;
import dev.signet.oidc.registration.RegistrationConfig;
import dev.signet.outbound.OutboundConfig;
import dev.signet.session.SessionsConfig;
import dev.signet.signingkey.SigningKeysConfig;
import dev.signet.token.TokensConfig;
import dev.signet.user.UserConfig;
import dev.signet.vault.VaultConfig;
import dev.signet.vault.password.PasswordHashConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Warns of environment variables that look like settings but are none, because a misspelt one has no effect.
 *
 * <p>The server refuses to start with an unknown key in a file or on the command line. For an unknown variable it only
 * logs a warning, because clients in the same environment may have variables of their own with the same prefix.
 */
@Singleton
final class UnknownVariables {
    private static final Logger LOG = Logger.getLogger(UnknownVariables.class);
    private static final String PREFIX = "SIGNET_";

    /** The interfaces of all settings. */
    static final Set<Class<?>> SETTINGS = Set.of(
            DeviceConfig.class,
            DpopConfig.class,
            LogConfig.class,
            LoginConfig.class,
            MailingConfig.class,
            ManagementConfig.class,
            MigrationConfig.class,
            OutboundConfig.class,
            PasswordHashConfig.class,
            ProtocolConfig.class,
            ProxyConfig.class,
            RegistrationConfig.class,
            SecretsConfig.class,
            SessionsConfig.class,
            SigningKeysConfig.class,
            StartupConfig.class,
            TokensConfig.class,
            UserConfig.class,
            VaultConfig.class);

    /** The variables that Kubernetes sets in every pod to describe a service named {@code signet}. */
    private static final Pattern OF_A_SERVICE = Pattern.compile("SIGNET_(SERVICE_(HOST|PORT\\w*)|PORT(_\\d+_\\w+)?)");

    /** The variables that the script {@code signet} reads. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("SIGNET_APP", "SIGNET_JAVA_OPTIONS");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Z0-9]");

    void start(@Observes StartupEvent event) {
        among(System.getenv().keySet())
                .forEach(name -> LOG.warnf("The environment variable %s is ignored: there is no such setting.", name));
    }

    /** The names among these that begin like a setting but belong to none, sorted. */
    static List<String> among(Set<String> variables) {
        List<String> candidates = variables.stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !OF_THE_LAUNCHER.contains(name)
                        && !OF_A_SERVICE.matcher(name).matches())
                .sorted()
                .toList();
        if (candidates.isEmpty()) {
            return candidates;
        }
        Set<String> known = known();
        return candidates.stream().filter(name -> !known.contains(name)).toList();
    }

    private static Set<String> known() {
        return SETTINGS.stream()
                .map(ConfigClass::configClass)
                .flatMap(settings -> ConfigMappings.getProperties(settings).keySet().stream())
                .map(key -> NEITHER_LETTER_NOR_DIGIT
                        .matcher(key.toUpperCase(Locale.ROOT))
                        .replaceAll("_"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
