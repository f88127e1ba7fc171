package dev.signet.api.http;

import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Runs every test against a running server over another wire protocol: {@code -Dtest.wire=h2c}, {@code h2c_upgrade} or
 * {@code tls_h2}; without it, over HTTP/1.1.
 *
 * <p>Tests that write to a socket themselves are not affected.
 */
public final class WireOfTheSuite implements QuarkusTestBeforeTestExecutionCallback {
    private static final Wire WIRE =
            Wire.valueOf(System.getProperty("test.wire", Wire.HTTP_1_1.name()).toUpperCase(Locale.ROOT));

    // by the port of the server, because each profile has its own server
    private final Map<Integer, TestingTranslator> translators = new HashMap<>();

    @Override
    public void beforeTestExecution(QuarkusTestMethodContext context) {
        if (WIRE != Wire.HTTP_1_1) {
            int server = TestingTranslator.port(WIRE.isEncrypted());
            RestAssured.port = translators
                    .computeIfAbsent(server, port -> TestingTranslator.to(WIRE))
                    .port();
        }
    }
}
