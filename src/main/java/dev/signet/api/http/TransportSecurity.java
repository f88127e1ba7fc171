package dev.signet.api.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The cipher suites if Signet itself terminates TLS: those of TLS 1.3, and for TLS 1.2 the ones with ECDHE and AES-GCM,
 * as FAPI 2.0 requires (Security Profile section 5.2.1, RFC 9325 section 4.2). Quarkus already turns older protocols
 * off.
 *
 * <p>If an operator configures cipher suites in any of Quarkus's settings, those are used.
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
