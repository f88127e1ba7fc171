package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.boot.Unconfigured;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** ZITADEL's own npm client manages users over gRPC; requires Node.js. */
@QuarkusTest
class ZitadelClientIT {
    private static final Path EXAMPLE = Path.of("examples", "zitadel-client");

    @TestHTTPResource
    URI url;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    @Test
    void the_client_manages_users_as_with_zitadel() throws Exception {
        assumeTrue(run(List.of("node", "--version")).status() == 0, "Node.js is not installed");
        Result install = run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        assertThat(install.status()).as(install.output()).isZero();

        Result client = run(List.of(
                "node",
                "users.mjs",
                "http://localhost:" + url.getPort(),
                tokenFile.toAbsolutePath().toString()));

        assertThat(client.status()).as(client.output()).isZero();
        assertThat(client.output()).contains("everything as expected");
    }

    private static Result run(List<String> command) throws InterruptedException {
        try {
            Process process = Unconfigured.process(EXAMPLE, command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.toString());
        }
    }

    private record Result(int status, String output) {}
}
