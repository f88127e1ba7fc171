package dev.signet.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signet, started by its own launcher on a port of its own, with hashes that cost as much as Keycloak's by default. */
final class SignetServer {
    private static final String HASH = "-Dsignet.password-hash.argon2.";

    private final Path launcher;
    private final Path data;
    private final Path log;
    private final int port = ServerProcess.freePort();

    SignetServer(Path launcher, Path data, Path log) {
        this.launcher = launcher;
        this.data = data;
        this.log = log;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** The token of the administrator that the first start created. */
    String token() {
        return ScratchPostgres.text(data.resolve("admin.token"));
    }

    /** The settings with which it uses an external database. */
    List<String> onDatabase(ScratchPostgres postgres) {
        return List.of(
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl("signet"),
                "-Dquarkus.datasource.username=" + postgres.user(),
                "-Dquarkus.datasource.password=" + postgres.password(),
                "-Dsignet.master-key=" + ScratchPostgres.text(data.resolve("master.key")));
    }

    ServerProcess start(String algorithm, List<String> settings) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                launcher.toAbsolutePath().toString(),
                "-Dsignet.data-dir=" + data,
                "-Dsignet.external-url=" + url(),
                "-Dsignet.signing-keys.algorithm=" + algorithm,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                HASH + "memory-kib=7168",
                HASH + "iterations=5",
                HASH + "parallelism=1"));
        command.addAll(settings);
        return ServerProcess.start(command, Map.of(), log, url().resolve("/q/health/ready"));
    }
}
