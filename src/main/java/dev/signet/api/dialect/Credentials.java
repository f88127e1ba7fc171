package dev.signet.api.dialect;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;

/**
 * How callers of a dialect authenticate.
 *
 * <p>The CORS headers never allow a browser to send cookies to the API from another origin. A dialect that accepts a
 * token from a cookie must issue that cookie with {@code SameSite=Strict}; otherwise any page could make calls in the
 * name of its visitor.
 */
public interface Credentials {

    /**
     * Finds the credential of a call.
     *
     * @param request the request of the rpc; only the fields from its path if the rest could not be read
     */
    Credential find(CallHeaders headers, Message request);

    /**
     * The value of {@code WWW-Authenticate} for calls whose credential is missing or invalid (RFC 9110 section 11.6.1).
     */
    String challenge();

    /** The lower-case names of the headers in which a browser may send the credential from another origin. */
    default List<String> headers() {
        return List.of("authorization", "dpop");
    }

    /** The members of the Security Scheme Object for these credentials (OpenAPI 3.1 section 4.8.27). */
    Map<String, String> securityScheme();
}
