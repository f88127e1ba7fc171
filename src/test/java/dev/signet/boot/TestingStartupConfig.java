package dev.signet.boot;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The default configuration with some values replaced. */
record TestingStartupConfig(String externalUrl, @Nullable String masterKeyText, String orgName, String adminName)
        implements StartupConfig {

    static TestingStartupConfig defaults() {
        return new TestingStartupConfig("http://localhost:8080", null, "Signet", "admin");
    }

    TestingStartupConfig withExternalUrl(String value) {
        return new TestingStartupConfig(value, masterKeyText, orgName, adminName);
    }

    TestingStartupConfig withMasterKey(String value) {
        return new TestingStartupConfig(externalUrl, value, orgName, adminName);
    }

    TestingStartupConfig withOrgName(String value) {
        return new TestingStartupConfig(externalUrl, masterKeyText, value, adminName);
    }

    TestingStartupConfig withAdminName(String value) {
        return new TestingStartupConfig(externalUrl, masterKeyText, orgName, value);
    }

    @Override
    public Path dataDir() {
        return Path.of("data");
    }

    @Override
    public Optional<String> masterKey() {
        return Optional.ofNullable(masterKeyText);
    }

    @Override
    public Bootstrap bootstrap() {
        return new TestingBootstrap(orgName, adminName);
    }

    private record TestingBootstrap(String orgName, String adminName) implements Bootstrap {
        @Override
        public Admin admin() {
            return new TestingAdmin(adminName);
        }

        @Override
        public Machine machine() {
            return Optional::empty;
        }
    }

    private record TestingAdmin(String username) implements Bootstrap.Admin {
        @Override
        public Optional<String> password() {
            return Optional.empty();
        }
    }
}
