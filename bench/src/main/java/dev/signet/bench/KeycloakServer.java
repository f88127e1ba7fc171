package dev.signet.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keycloak, started by its own launcher in production mode: built for PostgreSQL in advance, with local caches. */
final class KeycloakServer {
    private final Path home;
    private final Path log;
    private final int port = ServerProcess.freePort();
    private final String adminPassword = SignetSetup.password();

    KeycloakServer(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    String adminPassword() {
        return adminPassword;
    }

    ServerProcess start(ScratchPostgres postgres) throws InterruptedException {
        String launcher = home.toAbsolutePath().resolve("bin").resolve("kc.sh").toString();
        // Uses the JDK of this program; Signet's launcher also takes the JDK from the environment.
        Map<String, String> jdk = Map.of("JAVA_HOME", System.getProperty("java.home"));
        ServerProcess.run(List.of("bash", launcher, "build", "--db=postgres"), jdk, log);
        return ServerProcess.start(
                List.of(
                        "bash",
                        launcher,
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname-strict=false",
                        "--cache=local",
                        "--log-level=warn"),
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "KC_DB_URL", postgres.jdbcUrl("keycloak"),
                        "KC_DB_USERNAME", postgres.user(),
                        "KC_DB_PASSWORD", postgres.password(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakSetup.ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword),
                log,
                url().resolve("/realms/master"));
    }
}
