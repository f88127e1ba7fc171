package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails for a reason that an operator can mend says what it is, without a stack trace. */
@OwnProcesses
class StartFailuresIT {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

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
    void a_database_that_does_not_answer_is_named_with_host_and_port() {
        CommandRun run = CommandRun.of(
                directory,
                List.of(
                        "check-config",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:1/signet?password=hidden",
                        "-Dsignet.master-key=" + KEY));

        assertThat(run.status()).as(run.output()).isEqualTo(4);
        assertThat(run.output())
                .contains("The database at 127.0.0.1:1/signet does not answer")
                .contains("quarkus.datasource.jdbc.url")
                .doesNotContain("hidden", "\tat ");
    }

    @Test
    void a_wrong_password_of_the_database_is_said_and_not_shown() {
        CommandRun run = on("check-config", "-Dquarkus.datasource.password=not-this-one");

        assertThat(run.status()).as(run.output()).isEqualTo(4);
        assertThat(run.output())
                .contains("refuses the login")
                .contains("quarkus.datasource.username")
                .doesNotContain("not-this-one", "\tat ");
    }

    @Test
    void a_misspelt_setting_is_named_with_the_one_that_was_meant() {
        CommandRun run = on("check-config", "-Dsignet.extrenal-url=http://localhost:8080");

        assertThat(run.status()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .contains("signet.extrenal-url: there is no such setting; did you mean signet.external-url?")
                .doesNotContain("\tat ", "SRCFG");
    }

    @Test
    void a_port_that_is_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = on(
                    "serve",
                    "-Dquarkus.http.host=127.0.0.1",
                    "-Dquarkus.http.port=" + taken.getLocalPort(),
                    "-Dsignet.data-dir=" + directory.resolve("server"));

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort() + " seems to be in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_file_of_tls_that_is_none_is_said() throws IOException {
        Path notPem = Files.writeString(directory.resolve("not.pem"), "no certificate");

        CommandRun run = on(
                "serve",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=0",
                "-Dquarkus.http.ssl-port=0",
                "-Dquarkus.http.ssl.certificate.files=" + notPem,
                "-Dquarkus.http.ssl.certificate.key-files=" + notPem,
                "-Dsignet.data-dir=" + directory.resolve("server"));

        assertThat(run.status()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .contains("The HTTP server does not start")
                .contains("quarkus.http.ssl.certificate")
                .doesNotContain("\tat ");
    }

    @Test
    void a_data_directory_that_is_in_use_is_named_with_its_process() {
        CommandRun run =
                CommandRun.of(directory, List.of("migrate", "-Dsignet.data-dir=" + directory.resolve("database")));

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .contains("is in use by the Signet process "
                        + ProcessHandle.current().pid())
                .doesNotContain("Exception", "\tat ");
    }

    private static CommandRun on(String... arguments) {
        List<String> all = new ArrayList<>(CommandRun.settings(postgres, KEY));
        all.addAll(List.of(arguments));
        return CommandRun.of(directory, all);
    }
}
