package dev.signet.api.connect;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.ContentEncoding;
import dev.signet.api.rest.RestDialect;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * A unary call of the Connect protocol by GET, for rpcs that change nothing: the query has the message in {@code message},
 * its codec in {@code encoding}, and optionally {@code base64=1}, {@code compression} and {@code connect=v1}. The answer
 * is that of a POST. Source: connectrpc.com/docs/protocol, Unary-Get-Request.
 */
record ConnectGet(Connect connect, MultiMap query) implements Protocol {
    private static final String VERSION = "v1";

    /** The call that a query describes; empty if it names no known codec. */
    static Optional<Protocol> of(MultiMap query) {
        String encoding = Objects.requireNonNullElse(query.get("encoding"), "");
        return Protocol.of("application/" + encoding)
                .filter(Connect.class::isInstance)
                .map(protocol -> new ConnectGet((Connect) protocol, query));
    }

    @Override
    public void check(MultiMap headers) {
        String version = query.get("connect");
        if (version != null && !version.equals(VERSION)) {
            throw refusal(Code.INVALID_ARGUMENT, "request.protocol.version_unsupported", "connect has to be " + VERSION)
                    .exception();
        }
        if (!query.contains("message")) {
            throw refusal(Code.INVALID_ARGUMENT, "request.message.missing", "The query has no message")
                    .exception();
        }
        if (compression().isEmpty()) {
            throw refusal(
                            Code.UNIMPLEMENTED,
                            "request.body.encoding_unsupported",
                            "compression must be " + ContentEncoding.ACCEPTED + " or identity")
                    .exception();
        }
    }

    @Override
    public Optional<Duration> timeout(MultiMap headers) {
        return connect.timeout(headers);
    }

    @Override
    public Message read(RpcMethod method, MultiMap headers, byte[] body) {
        String text = Objects.requireNonNull(query.get("message"));
        byte[] bytes = "1".equals(query.get("base64")) ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
        return connect.codec().read(method, compression().orElseThrow().unpack(bytes));
    }

    @Override
    public HttpAnswer success(RestDialect dialect, Message response) {
        return connect.success(dialect, response);
    }

    @Override
    public HttpAnswer failure(RestDialect dialect, RpcFailure failure) {
        return connect.failure(dialect, failure);
    }

    private Optional<ContentEncoding> compression() {
        return ContentEncoding.of(query.get("compression"));
    }

    // The alphabet is the one for URLs; the padding may be left out.
    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refusal(Code.INVALID_ARGUMENT, "request.message.malformed", "message is no base64url text")
                    .exception();
        }
    }

    private static RpcFailure refusal(Code code, String id, String message) {
        return RpcFailure.of(code, id, message + '.');
    }
}
