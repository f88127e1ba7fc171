package dev.signet.oidc.token;

import dev.signet.kernel.Actor;
import dev.signet.oidc.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A request to the token endpoint.
 *
 * @param authorization the Authorization header, or null
 * @param client who asks, for the log
 * @param keyThumbprint of the key that the request proves (RFC 9449); every access token it gets is bound to that key.
 *     Null without proof
 */
public record TokenRequest(
        Parameters form,
        @Nullable String authorization,
        Actor client,
        @Nullable String keyThumbprint) {}
