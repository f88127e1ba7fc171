package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A page of another origin calls the API over gRPC-Web and Connect. The browser asks for the permission before, with a CORS
 * preflight, and hides the response if it is not given.
 */
@QuarkusTest
final class ApiFromBrowserIT {
    private static final String CALL = """
            async ([url, headers, body]) => {
              const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
              const text = new TextDecoder("latin1").decode(await answer.arrayBuffer());
              return { status: answer.status, type: answer.headers.get("content-type"), text };
            }
            """;
    private static final List<Integer> EMPTY_FRAME = List.of(0, 0, 0, 0, 0);

    @Inject
    TestingChromium chromium;

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    private Visitor visitor;

    @BeforeEach
    void a_page_of_another_origin() {
        visitor = chromium.visitor("en-GB");
        // another host name is another origin, and this response has no Content Security Policy
        visitor.open("http://127.0.0.1:" + server.getPort() + "/management/v1/healthz");
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void calls_over_grpc_web() throws IOException {
        Map<?, ?> answer = call(
                "zitadel.auth.v1.AuthService/GetMyUser",
                Map.of(
                        "Content-Type", "application/grpc-web+proto",
                        "X-Grpc-Web", "1",
                        "X-User-Agent", "signet-test",
                        "Grpc-Timeout", "60S",
                        "Authorization", "Bearer " + token()),
                EMPTY_FRAME);

        assertThat(answer.get("status")).isEqualTo(200);
        assertThat(answer.get("type")).isEqualTo("application/grpc-web+proto");
        assertThat(String.valueOf(answer.get("text"))).endsWith("grpc-status: 0\r\n");
    }

    @Test
    void reads_the_trailers_of_a_refusal_over_grpc_web() {
        Map<?, ?> answer = call(
                "zitadel.auth.v1.AuthService/GetMyUser",
                Map.of("Content-Type", "application/grpc-web", "X-Grpc-Web", "1", "Authorization", "Bearer wrong"),
                EMPTY_FRAME);

        assertThat(String.valueOf(answer.get("text"))).contains("grpc-status: 16\r\n");
    }

    @Test
    void calls_over_connect() throws IOException {
        Map<?, ?> answer = call(
                "zitadel.org.v2.OrganizationService/ListOrganizations",
                Map.of(
                        "Content-Type", "application/json",
                        "Connect-Protocol-Version", "1",
                        "Connect-Timeout-Ms", "60000",
                        "Authorization", "Bearer " + token()),
                List.of((int) '{', (int) '}'));

        assertThat(answer.get("status")).isEqualTo(200);
        assertThat(String.valueOf(answer.get("text"))).contains("\"totalResult\"");
    }

    private Map<?, ?> call(String rpc, Map<String, String> headers, List<Integer> body) {
        String url = "http://localhost:" + server.getPort() + '/' + rpc;
        return (Map<?, ?>) visitor.page().evaluate(CALL, List.of(url, headers, body));
    }

    private String token() throws IOException {
        return Files.readString(tokenFile).strip();
    }
}
