package dev.signet.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Locale;
import java.util.Objects;

/** How a call ends. */
record GrpcEnd(Status status, Metadata trailers) {

    static GrpcEnd of(Status status) {
        return new GrpcEnd(status, new Metadata());
    }

    /** The end of a call that has failed, as its dialect reports failures. */
    static GrpcEnd of(RpcMethod method, RpcFailure failure) {
        Metadata trailers = Objects.requireNonNullElseGet(
                StatusProto.toStatusException(method.dialect().failures().status(failure))
                        .getTrailers(),
                Metadata::new);
        failure.headers()
                .forEach((name, value) -> trailers.put(GrpcMetadata.key(name.toLowerCase(Locale.ROOT)), value));
        return new GrpcEnd(
                Status.fromCodeValue(failure.code().getNumber()).withDescription(failure.message()), trailers);
    }

    /**
     * Parses a request.
     *
     * @throws RpcException if the bytes are not a request of the rpc
     */
    static Message parse(RpcMethod method, byte[] bytes) {
        try {
            return method.requestParser().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw RpcFailure.of(
                            Code.INVALID_ARGUMENT,
                            "request.message.malformed",
                            "The bytes are not a "
                                    + method.descriptor().getInputType().getFullName() + ".")
                    .exception();
        }
    }
}
