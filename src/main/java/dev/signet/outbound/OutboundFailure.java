package dev.signet.outbound;

import java.io.Serial;

/** A call was refused or failed. The message is for operators and contains no part of the URL. */
public final class OutboundFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OutboundFailure(String message) {
        super(message, null, false, false);
    }
}
