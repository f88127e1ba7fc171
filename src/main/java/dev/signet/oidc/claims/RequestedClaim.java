package dev.signet.oidc.claims;

import java.util.List;

/**
 * How a claim is requested (OpenID Connect Core 5.5.1).
 *
 * @param essential whether the application requires the claim
 * @param values the values that the application accepts, best first; empty for any value
 */
public record RequestedClaim(boolean essential, List<String> values) {
    static final RequestedClaim VOLUNTARY = new RequestedClaim(false, List.of());

    public RequestedClaim {
        values = List.copyOf(values);
    }
}
