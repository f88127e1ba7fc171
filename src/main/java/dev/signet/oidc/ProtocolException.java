package dev.signet.oidc;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

/** Ends a protocol request with an error of its specification. */
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

    /** One sentence for developers. */
    public String description() {
        return description;
    }

    /** HTTP status where it is answered directly. */
    public int status() {
        return status;
    }

    /** Header fields of the answer, which replace those that the error has by itself. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The same under another HTTP status. */
    public ProtocolException withStatus(int other) {
        return new ProtocolException(error, description, other, headers);
    }

    /** The same with one more header field in the answer. */
    public ProtocolException with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ProtocolException(error, description, status, more);
    }
}
