package dev.signet.api.pipeline;

import com.google.protobuf.Message;
import dev.signet.api.dialect.RpcException;

/**
 * Takes the responses of a streaming call.
 *
 * @param <O> response message
 */
@FunctionalInterface
public interface Outgoing<O extends Message> {

    /**
     * Sends a response. Waits first while too much is on its way that the caller has not read.
     *
     * @throws RpcException if the caller has gone or reads nothing for too long
     */
    void send(O response);
}
