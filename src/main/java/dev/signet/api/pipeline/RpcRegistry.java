package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;

/** Collects the handlers that the modules bind at start. */
public interface RpcRegistry {

    /**
     * Binds a handler to a unary rpc, which its generated descriptor identifies, for instance {@code
     * registry.on(ManagementServiceGrpc.getGetUserByIDMethod(), this::getUserById)}.
     *
     * @return this registry, for chaining
     */
    <I extends Message, O extends Message> RpcRegistry on(MethodDescriptor<I, O> method, RpcHandler<I, O> handler);

    /**
     * Binds a handler to an rpc that is answered with a stream of responses.
     *
     * @return this registry, for chaining
     */
    <I extends Message, O extends Message> RpcRegistry onStream(
            MethodDescriptor<I, O> method, StreamHandler<I, O> handler);
}
