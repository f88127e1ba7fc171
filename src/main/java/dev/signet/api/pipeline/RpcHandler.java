package dev.signet.api.pipeline;

import com.google.protobuf.Message;

/**
 * Answers one unary rpc on a virtual thread; may block.
 *
 * <p>When it is called the caller is authenticated, holds the declared permission in {@link RpcContext#orgId()}, and the
 * request keeps the rules of its proto. Refusals are thrown as {@link dev.signet.kernel.DomainException}.
 *
 * @param <I> request message
 * @param <O> response message
 */
@FunctionalInterface
public interface RpcHandler<I extends Message, O extends Message> {

    /** The answer to a request. */
    O handle(RpcContext context, I request);
}
