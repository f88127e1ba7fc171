package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.oidc.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint.
 *
 * @param authorization the Authorization header; null for none
 * @param client the caller, for the event log
 * @param keyThumbprint thumbprint of the key that the request proves (RFC 9449), to which every issued access token is
 *     bound; null without a proof
 */
public record TokenRequest(
        Parameters form,
        @Nullable String authorization,
        Actor client,
        @Nullable String keyThumbprint) {}
