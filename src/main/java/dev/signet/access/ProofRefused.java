package dev.signet.access;

import dev.signet.kernel.DomainError;
import java.io.Serial;
import java.util.Map;

/**
 * The token is bound to a key, and the call does not prove possession of it correctly (RFC 9449 section 7.1). It has no
 * stack trace, because it is no fault of the server.
 */
public final class ProofRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DomainError error;
    private final transient Map<String, String> headers;

    /**
     * @param message what is wrong with the proof
     * @param headers additional response headers, such as the challenge and the nonce that the next proof must contain
     */
    public ProofRefused(String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.error = DomainError.unauthenticated("auth.dpop.refused", message);
        this.headers = Map.copyOf(headers);
    }

    public DomainError error() {
        return error;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
