package dev.signet.oidc;

import java.io.Serial;

/** Ends a protocol request with an error of its specification. */
public final class ProtocolException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ProtocolError error;
    private final String description;

    ProtocolException(ProtocolError error, String description) {
        super(error.code() + ": " + description, null, false, false);
        this.error = error;
        this.description = description;
    }

    public ProtocolError error() {
        return error;
    }

    /** One sentence for developers. */
    public String description() {
        return description;
    }
}
