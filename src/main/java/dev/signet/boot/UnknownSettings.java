package dev.signet.boot;

import dev.signet.api.http.ManagementConfig;
import dev.signet.api.http.ProxyConfig;
import dev.signet.device.DeviceConfig;
import dev.signet.factor.FactorConfig;
import dev.signet.login.LoginConfig;
import dev.signet.node.NodeConfig;
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
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds settings of Signet that do not exist, in files, on the command line and among environment variables, and names the
 * existing one that was probably meant. A misspelt setting would otherwise have no effect, which nobody notices.
 */
final class UnknownSettings {
    private static final String PREFIX = "signet.";
    private static final String VARIABLE_PREFIX = "SIGNET_";

    /** The interfaces of all settings. */
    static final Set<Class<?>> SETTINGS = Set.of(
            DeviceConfig.class,
            DpopConfig.class,
            LogConfig.class,
            LoginConfig.class,
            MailingConfig.class,
            ManagementConfig.class,
            MigrationConfig.class,
            NodeConfig.class,
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
            FactorConfig.class,
            UserConfig.class,
            VaultConfig.class);

    /**
     * The names of all settings. They are read when this class is initialized, which for the native executable is while it
     * is built: the executable itself does not keep the methods of these interfaces, from which the names come.
     */
    private static final Set<String> NAMES = SETTINGS.stream()
            .map(ConfigClass::configClass)
            .flatMap(settings -> ConfigMappings.getProperties(settings).keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The variables that Kubernetes sets in every pod to describe a service named {@code signet}. */
    private static final Pattern OF_A_SERVICE = Pattern.compile("SIGNET_(SERVICE_(HOST|PORT\\w*)|PORT(_\\d+_\\w+)?)");

    /** The variables that the script {@code signet} reads. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("SIGNET_APP", "SIGNET_JAVA_OPTIONS");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Z0-9]");
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private UnknownSettings() {}

    /** A line for each unknown setting, which begins with its name, sorted. */
    static List<String> faultsOf(Config config) {
        Set<String> keys = new TreeSet<>();
        Set<String> variables = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            // The file .env is of this type too.
            boolean ofVariables = source instanceof EnvConfigSource;
            for (String name : source.getPropertyNames()) {
                if (ofVariables && isSetting(name)) {
                    variables.add(name);
                } else if (!ofVariables) {
                    String key = INDEX.matcher(PROFILE.matcher(name).replaceFirst(""))
                            .replaceFirst("");
                    if (key.startsWith(PREFIX)) {
                        keys.add(key);
                    }
                }
            }
        }
        return keys.isEmpty() && variables.isEmpty() ? List.of() : faultsOf(keys, variables);
    }

    static List<String> faultsOf(Set<String> keys, Set<String> variables) {
        List<String> faults = new ArrayList<>(among(keys, UnaryOperator.identity()));
        faults.addAll(among(variables, UnknownSettings::variable));
        return List.copyOf(faults);
    }

    private static boolean isSetting(String variable) {
        return variable.startsWith(VARIABLE_PREFIX)
                && !OF_THE_LAUNCHER.contains(variable)
                && !OF_A_SERVICE.matcher(variable).matches();
    }

    private static List<String> among(Set<String> given, UnaryOperator<String> form) {
        Set<String> known = NAMES.stream().map(form).collect(Collectors.toCollection(TreeSet::new));
        return given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> name + ": there is no such setting"
                        + nearest(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; docs/configuration.md lists all settings"))
                .toList();
    }

    private static String variable(String key) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(key.toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    /** The known name that differs in the fewest characters, if it does not differ in more than a third of them. */
    private static Optional<String> nearest(String name, Set<String> known) {
        String best = "";
        int fewest = (name.length() - PREFIX.length()) / 3 + 1;
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < fewest) {
                fewest = distance;
                best = candidate;
            }
        }
        return Optional.of(best).filter(found -> !found.isEmpty());
    }

    /** How many characters have to be inserted, removed or replaced to make one text of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
