package dev.signet.oidc.clientauth;

import dev.signet.kernel.Percent;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.protocol.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The client credentials of a request, not yet checked (RFC 6749 section 2.3, RFC 7521 section 4.2). A request may use
 * one method only.
 *
 * @param secret null if none was sent
 * @param assertion null if none was sent
 */
public record ClientCredentials(
        String clientId, @Nullable String secret, @Nullable String assertion, Way way) {
    private static final String BEARER_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** How the credentials were sent. */
    public enum Way {
        BASIC,
        POST,
        ASSERTION,
        NONE
    }

    /**
     * Reads the credentials from the Authorization header or the body. Throws if the request uses more than one method.
     */
    public static ClientCredentials of(Parameters form, @Nullable String authorization) {
        boolean basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        boolean post = form.find("client_secret").isPresent();
        boolean assertion = form.find("client_assertion").isPresent();
        if ((basic ? 1 : 0) + (post ? 1 : 0) + (assertion ? 1 : 0) > 1) {
            throw ProtocolError.INVALID_REQUEST.because("The client authenticates in more than one way.");
        }
        if (basic && authorization != null) {
            return basic(form, authorization.substring(6).strip());
        }
        if (assertion) {
            return asserted(form);
        }
        return new ClientCredentials(
                form.require("client_id"), form.find("client_secret").orElse(null), null, post ? Way.POST : Way.NONE);
    }

    private static ClientCredentials basic(Parameters form, String encoded) {
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw ProtocolError.INVALID_CLIENT.because("The Authorization header is not UTF-8 in base64.");
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw ProtocolError.INVALID_CLIENT.because("The Authorization header has no colon.");
        }
        String clientId = form(decoded.substring(0, colon));
        if (Parameters.hasControlCharacters(clientId)) {
            throw ProtocolError.INVALID_CLIENT.because("The client id has a control character.");
        }
        form.find("client_id").filter(id -> !id.equals(clientId)).ifPresent(id -> {
            throw ProtocolError.INVALID_REQUEST.because("client_id differs from the Authorization header.");
        });
        String secret = form(decoded.substring(colon + 1));
        // An empty secret counts as none (RFC 6749 section 2.3.1). Public clients written in Go send an empty secret.
        return secret.isEmpty()
                ? new ClientCredentials(clientId, null, null, Way.NONE)
                : new ClientCredentials(clientId, secret, null, Way.BASIC);
    }

    private static ClientCredentials asserted(Parameters form) {
        if (!form.find("client_assertion_type").filter(BEARER_ASSERTION::equals).isPresent()) {
            throw ProtocolError.INVALID_CLIENT.because("client_assertion_type must be " + BEARER_ASSERTION + ".");
        }
        String assertion = form.require("client_assertion");
        String issuer = issuer(assertion);
        form.find("client_id").filter(id -> !id.equals(issuer)).ifPresent(id -> {
            throw ProtocolError.INVALID_REQUEST.because("client_id differs from the assertion's issuer.");
        });
        return new ClientCredentials(issuer, null, assertion, Way.ASSERTION);
    }

    private static String issuer(String assertion) {
        try {
            return Assertions.issuer(assertion);
        } catch (ProtocolException e) {
            throw ProtocolError.INVALID_CLIENT.because(e.description());
        }
    }

    /**
     * Decodes the client id or secret of Basic credentials, which is form-encoded before base64 (RFC 6749 section
     * 2.3.1). A text that is not form-encoded is returned unchanged.
     */
    private static String form(String text) {
        try {
            return Percent.decode(text, true);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + ", " + way + ']';
    }
}
