package dev.signet.oidc.claims;

import java.util.List;

/**
 * How a claim is requested (OpenID Connect Core 5.5.1).
 *
 * @param essential whether the application requires the claim
 * @param values the texts it may have, best first; empty for any
 */
public record RequestedClaim(boolean essential, List<String> values) {
    static final RequestedClaim VOLUNTARY = new RequestedClaim(false, List.of());

    public RequestedClaim {
        values = List.copyOf(values);
    }
}
