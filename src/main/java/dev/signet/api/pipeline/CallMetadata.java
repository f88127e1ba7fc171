package dev.signet.api.pipeline;

import dev.signet.access.Principal;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.CallHeaders;
import dev.signet.interaction.Caller;
import dev.signet.kernel.Actor;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows about a call apart from its message, in gRPC and REST alike.
 *
 * @param headers the headers, in which the dialect looks for credentials
 * @param clientIp address of the caller
 * @param userAgent the caller's {@code User-Agent} as {@link Caller} reads it
 * @param correlationId connects log lines and events of the call: {@code x-request-id} if it consists of 1 to 64
 *     letters, digits, dots, dashes, underscores or colons, else the trace id of {@code traceparent}, else a random id
 * @param proof the DPoP proofs of the call, if it has any, and the request that they must be about
 */
public record CallMetadata(
        CallHeaders headers,
        @Nullable String clientIp,
        @Nullable String userAgent,
        String correlationId,
        ShownProof proof) {

    private static final String ANONYMOUS = "anonymous";
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    // W3C Trace Context section 3.2.2: version, trace id, parent id, flags
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    /** Reads the headers of a call. */
    public static CallMetadata read(CallHeaders headers, @Nullable String clientIp, ShownProof proof) {
        return new CallMetadata(
                headers,
                clientIp,
                Caller.userAgent(headers.get("user-agent")),
                correlationId(headers.get("x-request-id"), headers.get("traceparent")),
                proof);
    }

    private static String correlationId(@Nullable String requestId, @Nullable String traceparent) {
        if (requestId != null && REQUEST_ID.matcher(requestId).matches()) {
            return requestId;
        }
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return UUID.randomUUID().toString();
    }

    /** The actor to record for a call without an authenticated caller. */
    Actor anonymous() {
        return new Actor(ANONYMOUS, clientIp, userAgent, correlationId);
    }

    /** The actor to record for a call by this caller. */
    Actor actor(Principal principal) {
        return new Actor(principal.actingId(), clientIp, userAgent, correlationId, principal.authTime());
    }
}
