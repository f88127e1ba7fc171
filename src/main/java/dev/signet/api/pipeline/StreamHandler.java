package dev.signet.api.pipeline;

import com.google.protobuf.Message;

/**
 * Answers an rpc with a stream of responses, and with one request or a stream of them. It runs on a virtual thread and
 * may block.
 *
 * <p>When it is called, the caller is authenticated and has the declared permission. The requests that it takes satisfy
 * the rules of their proto. While it takes requests, it is checked every few seconds that the caller still has the
 * permission. Refusals of the whole call are thrown as {@link dev.signet.kernel.DomainException}; the caller gets them
 * after the responses that were sent before.
 *
 * @param <I> request message
 * @param <O> response message
 */
@FunctionalInterface
public non-sealed interface StreamHandler<I extends Message, O extends Message> extends Handler<I, O> {

    void handle(RpcContext context, Incoming<I> requests, Outgoing<O> responses);
}
