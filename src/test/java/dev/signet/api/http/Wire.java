package dev.signet.api.http;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;

/** The wire protocols with which clients reach the server's port. */
public enum Wire {
    /** The protocol of the tests' own clients. */
    HTTP_1_1(HttpVersion.HTTP_1_1, false) {
        @Override
        public HttpClientOptions client() {
            return new HttpClientOptions();
        }
    },
    /** HTTP/2 in clear text with prior knowledge, as used by gRPC clients and sidecars. */
    H2C(HttpVersion.HTTP_2, false) {
        @Override
        public HttpClientOptions client() {
            return http2().setHttp2ClearTextUpgrade(false);
        }
    },
    /** HTTP/1.1 whose first request asks for an upgrade to HTTP/2, as the JDK's client does by default. */
    H2C_UPGRADE(HttpVersion.HTTP_2, false) {
        @Override
        public HttpClientOptions client() {
            return http2().setHttp2ClearTextUpgrade(true);
        }
    },
    /** HTTP/2 negotiated by ALPN, as used by browsers. */
    TLS_H2(HttpVersion.HTTP_2, true) {
        @Override
        public HttpClientOptions client() {
            return http2().setSsl(true).setUseAlpn(true).setTrustAll(true).setVerifyHost(false);
        }
    };

    private final HttpVersion version;
    private final boolean encrypted;

    Wire(HttpVersion version, boolean encrypted) {
        this.version = version;
        this.encrypted = encrypted;
    }

    /** The options of a client that uses only this protocol. */
    public abstract HttpClientOptions client();

    HttpVersion version() {
        return version;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    private static HttpClientOptions http2() {
        return new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2);
    }
}
