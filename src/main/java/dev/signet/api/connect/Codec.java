package dev.signet.api.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.JsonBody;
import dev.signet.api.rest.RestDialect;
import java.nio.charset.StandardCharsets;

/** The encoding of the messages of a call. */
enum Codec {
    /** Protocol Buffers' binary form. */
    PROTO {
        @Override
        Message read(RpcMethod method, byte[] bytes) {
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

        @Override
        byte[] write(RestDialect dialect, Message message) {
            return message.toByteArray();
        }
    },
    /** Protocol Buffers' JSON form, with the same strictness as over REST. */
    JSON {
        @Override
        Message read(RpcMethod method, byte[] bytes) {
            Message.Builder request = method.request().newBuilderForType();
            JsonBody.merge(bytes, request, method.dialect().unknownFields());
            return request.build();
        }

        @Override
        byte[] write(RestDialect dialect, Message message) {
            return dialect.json(message).getBytes(StandardCharsets.UTF_8);
        }
    };

    /**
     * Reads the request of an rpc; no bytes are an empty message.
     *
     * @throws dev.signet.api.dialect.RpcException INVALID_ARGUMENT if the bytes are not such a message
     */
    abstract Message read(RpcMethod method, byte[] bytes);

    abstract byte[] write(RestDialect dialect, Message message);
}
