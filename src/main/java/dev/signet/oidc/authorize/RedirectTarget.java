package dev.signet.oidc.authorize;

import dev.signet.application.Client;
import dev.signet.oidc.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request whose redirect URI is known to be registered for its client, so errors may be sent there.
 *
 * @param parameters the effective parameters, read from the request, the request object or the pushed request
 * @param pushed the pushed request that contains the parameters; null if they were not pushed
 */
record RedirectTarget(
        Parameters parameters,
        Client client,
        String redirectUri,
        ResponseMode mode,
        @Nullable String state,
        PushedRequests.@Nullable Reference pushed) {

    static RedirectTarget of(RequestSource.Found found, Client client, String redirectUri) {
        Parameters parameters = found.parameters();
        return new RedirectTarget(
                parameters,
                client,
                redirectUri,
                ResponseMode.of(parameters),
                parameters.find("state").orElse(null),
                found.pushed());
    }
}
