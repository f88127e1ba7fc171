package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.boot.OwnProcesses;
import dev.signet.boot.Unconfigured;
import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with its secrets in files, behind a proxy, with TLS and a management port. */
@OwnProcesses
class OperatorSettingsIT {
    private static final String PASSWORD = "of a key that protects nothing";
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(\\d+)\"");
    private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\"\\s*:\\s*\"([^\"]+)\"");
    private static final int TOO_MANY = 429;

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static ServerProcess server;
    private static int tlsPort;
    private static int managementPort;
    private static X509Certificate first;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        Path data = Files.createDirectories(directory.resolve("server"));
        Files.writeString(data.resolve("database-password"), postgres.password() + "\n");
        Files.writeString(data.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        makeKeyStore(data.resolve("tls.p12"));
        tlsPort = ServerProcess.freePort();
        managementPort = ServerProcess.freePort();
        server = ServerProcess.start(
                data,
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(),
                "-Dquarkus.datasource.username=" + postgres.username(),
                "-Dsignet.database.password-file=" + data.resolve("database-password"),
                "-Dsignet.master-key-file=" + data.resolve("key"),
                "-Dsignet.bootstrap.machine.token-file=" + data.resolve("admin.token"),
                "-Dsignet.trusted-proxies=127.0.0.1,10.0.0.0/8",
                "-Dsignet.oidc.max-anonymous-requests=1",
                "-Dsignet.management.port=" + managementPort,
                "-Dsignet.management.host=127.0.0.1",
                "-Dsignet.log.json=true",
                "-Dsignet.log.audit=true",
                "-Dquarkus.http.ssl-port=" + tlsPort,
                "-Dquarkus.http.ssl.certificate.key-store-file=" + data.resolve("tls.p12"),
                "-Dquarkus.http.ssl.certificate.key-store-password=" + PASSWORD,
                "-Dquarkus.http.ssl.certificate.reload-period=30s");
        first = certificate();
        makeKeyStore(data.resolve("next.p12"));
        Files.move(data.resolve("next.p12"), data.resolve("tls.p12"), StandardCopyOption.REPLACE_EXISTING);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    @Test
    void health_and_metrics_are_on_the_management_port_only() throws Exception {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/metrics")) {
            assertThat(status(managementPort, path)).as(path).isEqualTo(200);
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "/oauth/v2/keys", "/q/../oauth/v2/keys", "/q/%2e%2e/oauth/v2/keys", "/q/..%2foauth/v2/keys", "/q")) {
            assertThat(status(managementPort, path)).as(path).isEqualTo(404);
        }
        assertThat(server.get("/oauth/v2/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void requests_are_counted_by_the_address_that_a_trusted_proxy_names() throws Exception {
        String clientId = publicDeviceClient();

        assertThat(startDevice(clientId, "198.51.100.1")).isEqualTo(200);
        assertThat(startDevice(clientId, "198.51.100.1")).isEqualTo(TOO_MANY);
        assertThat(startDevice(clientId, "198.51.100.2")).isEqualTo(200);
        assertThat(startDevice(clientId, "203.0.113.9, 198.51.100.2, 10.0.0.7"))
                .as("what a client claims to hide behind")
                .isEqualTo(TOO_MANY);
    }

    @Test
    void every_line_of_the_log_is_json_and_the_audit_log_has_every_change() throws Exception {
        String project = found(ID, server.post("/management/v1/projects", "{\"name\":\"audited\"}"));
        String expected = "event=project.added stream=project/" + project;
        server.awaitLog(expected, Duration.ofMinutes(1));

        List<JsonNode> lines = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : server.log().lines().toList()) {
            lines.add(json.readTree(line));
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("timestamp").asText()).startsWith("20");
            assertThat(line.path("level").asText()).isNotEmpty();
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("loggerName").asText()).isEqualTo("signet.audit");
            assertThat(line.path("message").asText()).startsWith(expected);
        });
        assertThat(server.log()).doesNotContain(server.adminToken(), postgres.password(), PASSWORD);
    }

    @Test
    void a_replaced_certificate_is_used_without_a_restart() {
        // A handshake in the moment of the change may be cut off.
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(certificate().getSerialNumber()).isNotEqualTo(first.getSerialNumber()));
    }

    private static String publicDeviceClient() {
        String project = found(ID, server.post("/management/v1/projects", "{\"name\":\"devices\"}"));
        String app = """
                {"name": "device", "appType": "OIDC_APP_TYPE_NATIVE", "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE",
                 "grantTypes": ["OIDC_GRANT_TYPE_DEVICE_CODE"]}
                """;
        return found(CLIENT_ID, server.post("/management/v1/projects/" + project + "/apps/oidc", app));
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    private static int startDevice(String clientId, String forwardedFor) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/oauth/v2/device_authorization"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", forwardedFor)
                .POST(HttpRequest.BodyPublishers.ofString("client_id=" + clientId + "&scope=openid"))
                .build();
        return send(request);
    }

    private static int status(int port, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
    }

    private static int send(HttpRequest request) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    private static X509Certificate certificate() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustEverything()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", tlsPort)) {
            socket.startHandshake();
            Certificate[] chain = socket.getSession().getPeerCertificates();
            return (X509Certificate) chain[0];
        }
    }

    private static void makeKeyStore(Path file) throws IOException, InterruptedException {
        String serial = new BigInteger(64, new SecureRandom()).toString();
        Process keytool = Unconfigured.process(
                        file.getParent(),
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost, SERIALNUMBER=" + serial,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private static final class TrustEverything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
