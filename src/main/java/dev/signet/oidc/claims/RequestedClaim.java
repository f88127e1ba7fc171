package dev.signet.oidc.claims;

import java.util.List;

/**
 * How a claim is asked for (OpenID Connect Core 5.5.1).
 *
 * @param essential whether the application needs it
 * @param values texts it may have, in the order of preference; empty for any
 */
public record RequestedClaim(boolean essential, List<String> values) {
    static final RequestedClaim VOLUNTARY = new RequestedClaim(false, List.of());

    public RequestedClaim {
        values = List.copyOf(values);
    }
}
