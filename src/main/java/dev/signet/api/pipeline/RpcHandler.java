package dev.signet.api.pipeline;

import com.google.protobuf.Message;

/**
 * Answers a unary rpc on a virtual thread; may block.
 *
 * <p>When it is called, the caller is authenticated and has the declared permission in {@link RpcContext#orgId()}, and
 * the request satisfies the rules of its proto. Refusals are thrown as {@link dev.signet.kernel.DomainException}.
 *
 * @param <I> request message
 * @param <O> response message
 */
@FunctionalInterface
public non-sealed interface RpcHandler<I extends Message, O extends Message> extends Handler<I, O> {

    O handle(RpcContext context, I request);
}
