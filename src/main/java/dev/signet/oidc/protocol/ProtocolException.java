package dev.signet.oidc.protocol;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

/** Ends a request of the protocol with an error that the protocol's specification defines. */
public final class ProtocolException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ProtocolError error;
    private final String description;
    private final int status;
    private final transient Map<String, String> headers;

    ProtocolException(ProtocolError error, String description) {
        this(error, description, error.status(), Map.of());
    }

    private ProtocolException(ProtocolError error, String description, int status, Map<String, String> headers) {
        super(error.code() + ": " + description, null, false, false);
        this.error = error;
        this.description = description;
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    public ProtocolError error() {
        return error;
    }

    /** The {@code error_description}: one sentence for developers. */
    public String description() {
        return description;
    }

    /** The HTTP status if the error is the response itself; an error in a redirect has no status of its own. */
    public int status() {
        return status;
    }

    /** Response headers of the error. They replace the headers of the same name that the error has by default. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns a copy with another HTTP status. */
    public ProtocolException withStatus(int other) {
        return new ProtocolException(error, description, other, headers);
    }

    /** Returns a copy with an additional response header. */
    public ProtocolException with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ProtocolException(error, description, status, more);
    }
}
