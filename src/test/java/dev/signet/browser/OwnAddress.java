package dev.signet.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * A server that is configured with the URL that the browser uses, and on which people may register. All browser tests
 * share this profile, because each profile starts another server.
 */
public final class OwnAddress implements QuarkusTestProfile {
    /** Where people continue whom no application has sent. */
    public static final String DEFAULT_REDIRECT = "https://app.example.com/start";

    @Override
    public Map<String, String> getConfigOverrides() {
        String port = Integer.toString(freePort());
        return Map.of(
                "quarkus.http.test-port",
                port,
                "signet.external-url",
                "http://localhost:" + port,
                "signet.login.registration-allowed",
                "true",
                // mails go to the mock, but only if a server is configured
                "quarkus.mailer.host",
                "localhost",
                "signet.login.default-redirect",
                DEFAULT_REDIRECT);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
