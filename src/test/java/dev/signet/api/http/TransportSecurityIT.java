package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's TLS offers what FAPI 2.0 allows and nothing else (Security Profile section 5.2.1). */
@QuarkusTest
class TransportSecurityIT {
    private static final int ALERT = 21;
    private static final int PROTOCOL_VERSION = 70;

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
    })
    void strong_suites_are_accepted(String protocol, String suite) throws Exception {
        assertThat(agreed(protocol, suite)).isEqualTo(suite);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"
            })
    void other_suites_are_refused(String suite) {
        assertThatThrownBy(() -> agreed("TLSv1.2", suite)).isInstanceOf(SSLHandshakeException.class);
    }

    // The JDK's client no longer offers these versions, so the test writes the ClientHello itself.
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void older_protocols_are_refused(int version) throws IOException {
        try (Socket socket = new Socket("localhost", TestingTranslator.port(true))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(greeting(version));
            socket.getOutputStream().flush();
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            assertThat(answer.readUnsignedByte()).isEqualTo(ALERT);
            answer.skipNBytes(5);
            assertThat(answer.readUnsignedByte()).isEqualTo(PROTOCOL_VERSION);
        }
    }

    @Test
    void http_2_is_negotiated_by_alpn() throws Exception {
        try (SSLSocket socket = connect()) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        }
    }

    private static String agreed(String protocol, String suite) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private static SSLSocket connect() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("localhost", TestingTranslator.port(true));
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** A ClientHello (RFC 4346 section 7.4.1.2) with cipher suites that every server supported at that time. */
    private static byte[] greeting(int version) {
        byte[] suites = {0x00, 0x2f, 0x00, 0x35, (byte) 0xc0, 0x13, (byte) 0xc0, 0x14};
        int hello = 2 + 32 + 1 + 2 + suites.length + 2;
        ByteBuffer record = ByteBuffer.allocate(5 + 4 + hello);
        record.put((byte) 22).putShort((short) version).putShort((short) (4 + hello));
        record.put((byte) 1).put((byte) 0).putShort((short) hello);
        record.putShort((short) version).put(new byte[32]).put((byte) 0);
        record.putShort((short) suites.length).put(suites).put((byte) 1).put((byte) 0);
        return record.array();
    }

    /** Accepts the self-signed certificate of the tests, which these tests are not about. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
