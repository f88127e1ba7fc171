package dev.signet.oidc.authorize;

import dev.signet.application.Client;
import dev.signet.oidc.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request whose client and redirect URI are known to belong together: from here on errors may be sent there.
 *
 * @param parameters those that count, wherever they came from
 * @param pushed the pushed request they are from; null for none
 */
record Target(
        Parameters parameters,
        Client client,
        String redirectUri,
        ResponseMode mode,
        @Nullable String state,
        PushedRequests.@Nullable Reference pushed) {

    static Target of(RequestSource.Found found, Client client, String redirectUri) {
        Parameters parameters = found.parameters();
        return new Target(
                parameters,
                client,
                redirectUri,
                ResponseMode.of(parameters),
                parameters.find("state").orElse(null),
                found.pushed());
    }
}
