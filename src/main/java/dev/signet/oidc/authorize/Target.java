package dev.signet.oidc.authorize;

import dev.signet.application.Client;
import dev.signet.oidc.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request whose client and redirect URI are known to belong together: from here on errors may be sent there.
 *
 * @param parameters those that count, wherever they came from
 */
record Target(
        Parameters parameters,
        Client client,
        String redirectUri,
        ResponseMode mode,
        @Nullable String state) {

    static Target of(Parameters parameters, Client client, String redirectUri) {
        return new Target(
                parameters,
                client,
                redirectUri,
                ResponseMode.of(parameters),
                parameters.find("state").orElse(null));
    }
}
