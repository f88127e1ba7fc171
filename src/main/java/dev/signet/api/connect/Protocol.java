package dev.signet.api.connect;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.RestDialect;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A protocol for calls over HTTP (Connect or gRPC-Web) together with the encoding of its messages (binary or JSON). All
 * methods that read a request throw {@link dev.signet.api.dialect.RpcException} if the request breaks the rules of the
 * protocol.
 */
interface Protocol {
    /** The protocols by the {@code Content-Type} of their requests. */
    Map<String, Protocol> BY_TYPE = Map.of(
            "application/proto", new Connect("application/proto", Codec.PROTO),
            "application/json", new Connect("application/json", Codec.JSON),
            "application/grpc-web", new GrpcWeb("application/grpc-web", Codec.PROTO, false),
            "application/grpc-web+proto", new GrpcWeb("application/grpc-web+proto", Codec.PROTO, false),
            "application/grpc-web+json", new GrpcWeb("application/grpc-web+json", Codec.JSON, false),
            "application/grpc-web-text", new GrpcWeb("application/grpc-web-text", Codec.PROTO, true),
            "application/grpc-web-text+proto", new GrpcWeb("application/grpc-web-text+proto", Codec.PROTO, true));

    /** The protocol of a request with this {@code Content-Type}, whose parameters do not matter; empty if unknown. */
    static Optional<Protocol> of(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Refuses versions and encodings that are not supported. */
    void check(MultiMap headers);

    /** How long the caller waits for the response; empty if the caller does not say. */
    Optional<Duration> timeout(MultiMap headers);

    /** Reads the request of an rpc from the body. */
    Message read(RpcMethod method, MultiMap headers, byte[] body);

    /** The response of a call that succeeded. */
    HttpAnswer success(RestDialect dialect, Message response);

    /** The response of a call that failed. */
    HttpAnswer failure(RestDialect dialect, RpcFailure failure);
}
