package dev.signet.api.dialect;

import java.io.Serial;

/** Carries an {@link RpcFailure} to the gRPC or REST code that writes it; has no stack trace. */
public final class RpcException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RpcFailure failure;

    RpcException(RpcFailure failure) {
        super(failure.id() + ": " + failure.message(), null, false, false);
        this.failure = failure;
    }

    public RpcFailure failure() {
        return failure;
    }
}
