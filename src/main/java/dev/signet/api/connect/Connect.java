package dev.signet.api.connect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Any;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Unary calls of the Connect protocol, version 1: the body is the message, and a failure is a JSON object with an HTTP
 * status of its own. Responses are not compressed. Source: connectrpc.com/docs/protocol.
 */
record Connect(String contentType, Codec codec) implements Protocol {
    private static final String VERSION = "1";
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    @Override
    public void check(MultiMap headers) {
        String version = headers.get("Connect-Protocol-Version");
        if (version != null && !version.equals(VERSION)) {
            throw RpcFailure.of(
                            Code.INVALID_ARGUMENT,
                            "request.protocol.version_unsupported",
                            "Connect-Protocol-Version has to be " + VERSION + ".")
                    .exception();
        }
        if (encoding(headers).isEmpty()) {
            throw RpcFailure.of(
                            Code.UNIMPLEMENTED,
                            "request.body.encoding_unsupported",
                            "The Content-Encoding of the body must be " + ContentEncoding.ACCEPTED + ", or none.")
                    .withHeaders(Map.of("Accept-Encoding", ContentEncoding.ACCEPTED))
                    .exception();
        }
    }

    @Override
    public Optional<Duration> timeout(MultiMap headers) {
        return Timeout.ofConnect(headers.get("Connect-Timeout-Ms"));
    }

    @Override
    public Message read(RpcMethod method, MultiMap headers, byte[] body) {
        return codec.read(method, encoding(headers).orElseThrow().unpack(body));
    }

    @Override
    public HttpAnswer success(RestDialect dialect, Message response) {
        return HttpAnswer.of(200, contentType, codec.write(dialect, response));
    }

    @Override
    public HttpAnswer failure(RestDialect dialect, RpcFailure failure) {
        byte[] body = json(dialect, failure).toString().getBytes(StandardCharsets.UTF_8);
        return HttpAnswer.of(RestDialect.status(failure.code()), "application/json", body)
                .with(dialect.headers(failure));
    }

    private static ObjectNode json(RestDialect dialect, RpcFailure failure) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("code", word(failure.code()))
                .put("message", failure.message());
        ArrayNode details = json.putArray("details");
        for (Any detail : dialect.status(failure).getDetailsList()) {
            String url = detail.getTypeUrl();
            details.addObject()
                    .put("type", url.substring(url.lastIndexOf('/') + 1))
                    .put("value", BASE64.encodeToString(detail.getValue().toByteArray()));
        }
        return json;
    }

    // The words are the names of gRPC's codes in lower case, except for this one.
    private static String word(Code code) {
        return code == Code.CANCELLED ? "canceled" : code.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<ContentEncoding> encoding(MultiMap headers) {
        return ContentEncoding.of(headers.get("Content-Encoding"));
    }
}
