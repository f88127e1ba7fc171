package dev.signet.boot;

import dev.signet.kernel.DisplayedText;
import dev.signet.kernel.InvalidConfiguration;
import dev.signet.login.LoginConfig;
import dev.signet.oidc.profile.ProtocolConfig;
import dev.signet.oidc.profile.SecurityProfile;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.SigningKeysConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start with an invalid configuration and reports one line per error that names the key.
 *
 * <p>Runs before all other start-up code: a server that refuses its configuration must not have migrated the database,
 * and the error must not become visible only as some later failure.
 */
@Startup(StartupChecks.PRIORITY)
@Singleton
public final class StartupChecks {
    // Before the watch of the database (-200) and the migration (-100).
    static final int PRIORITY = -300;

    private static final int MASTER_KEY_BYTES = 32;
    private static final int MAX_NAME = 200;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    StartupChecks(StartupConfig config, ProtocolConfig protocol, SigningKeysConfig keys, LoginConfig login) {
        List<String> faults = new ArrayList<>(UnknownSettings.faultsOf(ConfigProvider.getConfig()));
        faults.addAll(faultsOf(config));
        checkAlgorithm(protocol.securityProfile(), keys.algorithm()).ifPresent(faults::add);
        login.defaultRedirect().flatMap(StartupChecks::checkRedirect).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new InvalidConfiguration(faults);
        }
    }

    /** Every error of the configuration, each beginning with its key; empty if there is none. */
    static List<String> faultsOf(StartupConfig config) {
        List<String> faults = new ArrayList<>();
        checkExternalUrl(config.externalUrl()).ifPresent(faults::add);
        config.masterKey().flatMap(StartupChecks::checkMasterKey).ifPresent(faults::add);
        StartupConfig.Bootstrap bootstrap = config.bootstrap();
        checkName("signet.bootstrap.org-name", bootstrap.orgName()).ifPresent(faults::add);
        String username = bootstrap.admin().username();
        checkName("signet.bootstrap.admin.username", username).ifPresent(faults::add);
        if (WHITE_SPACE.matcher(username).find()) {
            faults.add("signet.bootstrap.admin.username must not contain white space");
        }
        return List.copyOf(faults);
    }

    private static Optional<String> checkExternalUrl(String value) {
        String expectation =
                "signet.external-url must be an absolute http or https URL such as https://id.example.com, ";
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            return Optional.of(expectation + "but '" + value + "' is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of(expectation + "but '" + value + "' has another scheme or none");
        }
        if (uri.getHost() == null) {
            // Java reads no host from an authority with a character that host names do not have (RFC 1123 section 2.1).
            String reason = uri.getRawAuthority() == null
                    ? "' has no host"
                    : "' has no valid host name, which consists of letters, digits, - and . (there is no _)";
            return Optional.of(expectation + "but '" + value + reason);
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("signet.external-url must not contain a user name or password");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of(expectation + "but '" + value + "' has no valid port");
        }
        boolean bare = uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(expectation + "without path, query and fragment, but is '" + value + "'");
        }
        return Optional.empty();
    }

    private static Optional<String> checkRedirect(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
        return web
                ? Optional.empty()
                : Optional.of("signet.login.default-redirect must be an absolute http or https URL, but is '" + address
                        + "'");
    }

    private static Optional<String> checkMasterKey(String value) {
        // The value itself never appears in a message, because messages end up in logs.
        int length;
        try {
            length = Base64.getDecoder().decode(value.strip()).length;
        } catch (IllegalArgumentException e) {
            return Optional.of("signet.master-key is not base64; make one with: openssl rand -base64 32");
        }
        return length == MASTER_KEY_BYTES
                ? Optional.empty()
                : Optional.of("signet.master-key must be " + MASTER_KEY_BYTES + " bytes in base64, but has " + length
                        + "; make one with: openssl rand -base64 32");
    }

    // FAPI 2.0 Security Profile 5.4.1 forbids RS256, which is the default. A server that is to follow the profile must
    // not break it unnoticed, so it does not start.
    private static Optional<String> checkAlgorithm(SecurityProfile profile, SigningAlgorithm algorithm) {
        return profile == SecurityProfile.FAPI2 && algorithm == SigningAlgorithm.RS256
                ? Optional.of("signet.signing-keys.algorithm must be PS256, ES256 or EdDSA with"
                        + " signet.oidc.security-profile=fapi2, but is RS256")
                : Optional.empty();
    }

    private static Optional<String> checkName(String key, String value) {
        int length = value.codePointCount(0, value.length());
        if (value.isBlank() || length > MAX_NAME) {
            return Optional.of(key + " must have 1 to " + MAX_NAME + " characters, but has " + length);
        }
        return DisplayedText.isVisible(value) && DisplayedText.isPlain(value)
                ? Optional.empty()
                : Optional.of(
                        key + " must have a visible character and no control character, line break or character that"
                                + " changes the direction of text");
    }
}
