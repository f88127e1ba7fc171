package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged program, on an external database and beside a server. */
@OwnProcesses
class CommandLineIT {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEXT_KEY =
            Base64.getEncoder().encodeToString("the master key after a rotation.".getBytes(StandardCharsets.UTF_8));
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startDatabase() {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @Test
    void an_installation_is_migrated_administrated_and_its_master_key_rotated() {
        assertThat(run("check-config"))
                .isEqualTo(new CommandRun(0, "The configuration is valid. The database answers; it is empty.\n"));
        CommandRun early = run("rebuild", "user_view");
        assertThat(early.status()).isEqualTo(4);
        assertThat(early.output()).contains("Run 'signet migrate'").doesNotContain("\tat ");

        try (ServerProcess server = ServerProcess.launchOn(
                postgres,
                directory.resolve("server"),
                "-Dsignet.migration.at-start=false",
                "-Dquarkus.shutdown.delay=5S")) {
            server.awaitLog("waiting up to 5m for 'signet migrate'", LIMIT);
            assertThat(server.readiness()).isZero();

            assertThat(run("migrate").status()).isZero();

            server.awaitReady(200, LIMIT);
            administrate(server);

            server.terminate();
            server.awaitReady(503, LIMIT);
            assertThat(server.get("/oauth/v2/keys").statusCode())
                    .as("while traffic is led to other nodes")
                    .isEqualTo(200);
        }
        rotate();
    }

    private static void administrate(ServerProcess server) {
        CommandRun created = run("admin", "create", "--machine", "--username=robot");
        assertThat(created.status()).as(created.output()).isZero();
        assertThat(server.getAs(created.lastLine(), "/auth/v1/users/me").body()).contains("\"userName\":\"robot\"");

        CommandRun rebuilt = run("rebuild", "user_view");
        assertThat(rebuilt.status()).as(rebuilt.output()).isZero();
        assertThat(rebuilt.output()).containsPattern("user_view: rebuilt from [1-9]\\d* events");

        CommandRun started = run("serve", "--until-started", "-Dquarkus.http.port=0");
        assertThat(started.status()).as(started.output()).isZero();
        assertThat(started.output()).contains("Listening on", "signet stopped");
    }

    private static void rotate() {
        CommandRun unknownKey = CommandRun.of(directory, with(NEXT_KEY, "rewrap"));
        assertThat(unknownKey.status()).as(unknownKey.output()).isEqualTo(3);
        assertThat(unknownKey.output())
                .contains("signet.master-key: the database holds keys of the master key")
                .doesNotContain("\tat ");

        CommandRun rewrapped =
                CommandRun.of(directory, with(NEXT_KEY, "rewrap", "-Dsignet.previous-master-key=" + KEY));
        assertThat(rewrapped.status()).as(rewrapped.output()).isZero();
        assertThat(rewrapped.output()).contains(" keys again, 0 are left under another master key");
    }

    private static CommandRun run(String... command) {
        return CommandRun.of(directory, with(KEY, command));
    }

    private static List<String> with(String masterKey, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(CommandRun.settings(postgres, masterKey));
        return arguments;
    }
}
