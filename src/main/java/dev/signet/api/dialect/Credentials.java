package dev.signet.api.dialect;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;

/**
 * How callers of a dialect show who they are.
 *
 * <p>Browsers are never told that they may send cookies to the API from another origin. A dialect that takes a token from a
 * cookie has to issue that cookie with {@code SameSite=Strict}, or any page could call in the name of who visits it.
 */
public interface Credentials {

    /**
     * What a call shows.
     *
     * @param request of the rpc, with only the fields of its path if the rest could not be read
     */
    Credential find(CallHeaders headers, Message request);

    /** Value of {@code WWW-Authenticate} for calls whose credential is missing or not valid (RFC 9110 section 11.6.1). */
    String challenge();

    /** Lower-case names of the header fields in which a browser may send it from another origin. */
    default List<String> headers() {
        return List.of("authorization", "dpop");
    }

    /** The members of its Security Scheme Object (OpenAPI 3.1 section 4.8.27). */
    Map<String, String> securityScheme();
}
