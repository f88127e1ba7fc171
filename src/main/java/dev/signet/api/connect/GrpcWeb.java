package dev.signet.api.connect;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.RestDialect;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unary calls of gRPC-Web: the body consists of frames, and the last frame of the response has gRPC's trailers. The HTTP
 * status is always 200. As over gRPC, messages must not be compressed. Source: github.com/grpc/grpc, PROTOCOL-WEB.md.
 *
 * @param text whether bodies are encoded in base64
 */
record GrpcWeb(String contentType, Codec codec, boolean text) implements Protocol {
    private static final String NONE = "identity";
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    @Override
    public void check(MultiMap headers) {
        requireNone(headers.get("Grpc-Encoding"));
        requireNone(headers.get("Content-Encoding"));
    }

    @Override
    public Optional<Duration> timeout(MultiMap headers) {
        return Timeout.ofGrpc(headers.get("Grpc-Timeout"));
    }

    @Override
    public Message read(RpcMethod method, MultiMap headers, byte[] body) {
        return codec.read(method, WebFrames.message(text ? WebFrames.fromText(body) : body));
    }

    @Override
    public HttpAnswer success(RestDialect dialect, Message response) {
        return answer(WebFrames.join(
                WebFrames.data(codec.write(dialect, response)), trailers(Status.getDefaultInstance(), Map.of())));
    }

    @Override
    public HttpAnswer failure(RestDialect dialect, RpcFailure failure) {
        return answer(trailers(dialect.status(failure), failure.headers()));
    }

    private HttpAnswer answer(byte[] frames) {
        return HttpAnswer.of(200, contentType, text ? Base64.getEncoder().encode(frames) : frames);
    }

    private static byte[] trailers(Status status, Map<String, String> others) {
        StringBuilder block = new StringBuilder();
        line(block, "grpc-status", Integer.toString(status.getCode()));
        if (!status.getMessage().isEmpty()) {
            line(block, "grpc-message", percentEncoded(status.getMessage()));
        }
        if (status.getDetailsCount() > 0) {
            line(block, "grpc-status-details-bin", BASE64.encodeToString(status.toByteArray()));
        }
        others.forEach((name, value) -> line(block, name.toLowerCase(Locale.ROOT), value));
        return WebFrames.trailers(block.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void line(StringBuilder block, String name, String value) {
        block.append(name).append(": ").append(value).append("\r\n");
    }

    /**
     * Percent-encodes the percent sign and all bytes that are not printable ASCII, as gRPC over HTTP/2 does in {@code
     * grpc-message}.
     */
    private static String percentEncoded(String message) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : message.getBytes(StandardCharsets.UTF_8)) {
            if (each >= ' ' && each <= '~' && each != '%') {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", each));
            }
        }
        return encoded.toString();
    }

    private static void requireNone(@Nullable String encoding) {
        if (encoding != null && !encoding.equals(NONE)) {
            throw compressed();
        }
    }

    /** The refusal of a compressed message, as over gRPC. */
    static RuntimeException compressed() {
        return RpcFailure.of(Code.UNIMPLEMENTED, "request.message.compressed", "Messages must not be compressed.")
                .exception();
    }
}
