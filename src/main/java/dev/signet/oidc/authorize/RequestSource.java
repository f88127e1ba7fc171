package dev.signet.oidc.authorize;

import dev.signet.application.Client;
import dev.signet.oidc.parameter.Parameters;
import dev.signet.oidc.profile.ProtocolRules;
import dev.signet.oidc.protocol.ProtocolError;
import dev.signet.oidc.requestobject.RequestObjects;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters of an authorization request: in the request itself, in a signed request object, or in a pushed
 * request.
 */
@Singleton
final class RequestSource {
    private final PushedRequests pushed;
    private final RequestObjects objects;
    private final ProtocolRules rules;

    RequestSource(PushedRequests pushed, RequestObjects objects, ProtocolRules rules) {
        this.pushed = pushed;
        this.objects = objects;
        this.rules = rules;
    }

    /**
     * The effective parameters of a request.
     *
     * @param pushed the pushed request that contains the parameters; null if they were not pushed
     */
    record Found(Parameters parameters, PushedRequests.@Nullable Reference pushed) {}

    /**
     * Finds the effective parameters of a request to the authorization endpoint. Throws if the request must be pushed
     * or signed and is not.
     */
    Found of(Parameters sent, Client client) {
        String requestUri = sent.find("request_uri").orElse(null);
        if (requestUri == null) {
            rejectUnpushed();
            rejectUnsigned(sent);
            return new Found(objects.read(sent, client), null);
        }
        if (sent.find("request").isPresent()) {
            // RFC 9101 section 5 allows only one of the two parameters
            throw ProtocolError.INVALID_REQUEST.because("request and request_uri exclude each other.");
        }
        if (!PushedRequests.isPushed(requestUri)) {
            // the server never fetches an address that a request names (security rule 7, A-16)
            throw ProtocolError.REQUEST_URI_NOT_SUPPORTED.because("request_uri must refer to a pushed request.");
        }
        return pushed.find(requestUri, client.clientId())
                .orElseThrow(() ->
                        ProtocolError.INVALID_REQUEST_URI.because("The request_uri is unknown, used or expired."));
    }

    // OpenID Connect Core 3.1.2.6: request objects are supported, but not with alg none
    private static void rejectUnsigned(Parameters sent) {
        if (sent.find("request").filter(RequestObjects::isUnsigned).isPresent()) {
            throw ProtocolError.REQUEST_NOT_SUPPORTED.because("Request objects must be signed.");
        }
    }

    // RFC 9126 section 5: the server may be configured to accept only pushed requests
    private void rejectUnpushed() {
        if (rules.pushedOnly()) {
            throw ProtocolError.INVALID_REQUEST.because("The request must be pushed first.");
        }
    }
}
