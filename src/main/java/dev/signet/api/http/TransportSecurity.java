package dev.signet.api.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The cipher suites of TLS where Signet ends it itself: those of TLS 1.3, and of TLS 1.2 the ones with ECDHE and AES-GCM,
 * which is what FAPI 2.0 allows (Security Profile section 5.2.1, RFC 9325 section 4.2). Older protocols are off in Quarkus
 * already.
 *
 * <p>An operator who names suites gets those, whichever of the settings of Quarkus names them.
 */
@Singleton
final class TransportSecurity implements HttpServerOptionsCustomizer {
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (options.getEnabledCipherSuites().isEmpty()) {
            SUITES.forEach(options::addEnabledCipherSuite);
        }
    }
}
