package dev.signet.api.pipeline;

import dev.signet.access.Principal;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.api.http.RequestIds;
import dev.signet.interaction.Caller;
import dev.signet.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows about a call apart from its message, in gRPC and REST alike.
 *
 * @param headers the headers, in which the dialect looks for credentials
 * @param clientIp address of the caller
 * @param userAgent the caller's {@code User-Agent} as {@link Caller} reads it
 * @param correlationId connects log lines and events of the call, see {@link RequestIds}
 * @param proof the DPoP proofs of the call, if it has any, and the request that they must be about
 */
public record CallMetadata(
        CallHeaders headers,
        @Nullable String clientIp,
        @Nullable String userAgent,
        String correlationId,
        ShownProof proof) {

    private static final String ANONYMOUS = "anonymous";
    /** Reads the headers of a call. */
    public static CallMetadata read(CallHeaders headers, @Nullable String clientIp, ShownProof proof) {
        return new CallMetadata(
                headers,
                clientIp,
                Caller.userAgent(headers.get("user-agent")),
                RequestIds.of(headers.get(Caller.REQUEST_ID), headers.get("traceparent")),
                proof);
    }

    /** The actor to record for a call without an authenticated caller. */
    Actor anonymous() {
        return new Actor(ANONYMOUS, clientIp, userAgent, correlationId);
    }

    /** The actor to record for a call by this caller. */
    Actor actor(Principal principal) {
        return new Actor(
                principal.actingId(), clientIp, userAgent, correlationId, principal.authTime(), principal.twoFactors());
    }
}
