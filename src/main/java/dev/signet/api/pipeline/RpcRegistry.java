package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;

/** Collects the handlers of all modules at start. */
public interface RpcRegistry {

    /**
     * Binds the handler of a unary rpc, named by its generated descriptor, for instance {@code
     * registry.on(ManagementServiceGrpc.getGetUserByIDMethod(), this::getUserById)}.
     *
     * @return this registry, for chaining
     */
    <I extends Message, O extends Message> RpcRegistry on(MethodDescriptor<I, O> method, RpcHandler<I, O> handler);
}
