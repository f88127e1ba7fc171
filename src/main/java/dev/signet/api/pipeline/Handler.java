package dev.signet.api.pipeline;

import com.google.protobuf.Message;

/**
 * Answers an rpc: one with one request and one response, or one with a stream of them.
 *
 * @param <I> request message
 * @param <O> response message
 */
public sealed interface Handler<I extends Message, O extends Message> permits RpcHandler, StreamHandler {}
