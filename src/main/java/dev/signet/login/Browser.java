package dev.signet.login;

import dev.signet.kernel.Actor;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param agentId see {@link dev.signet.session.AgentCookie}
 * @param fresh the cookie to send to a browser that had none; null for a known one
 * @param languages BCP 47 tags the browser accepts, best first
 */
record Browser(
        String agentId,
        @Nullable NewCookie fresh,
        @Nullable String clientIp,
        @Nullable String userAgent,
        List<String> languages) {
    Browser {
        languages = List.copyOf(languages);
    }

    /** The person at this browser, as the one who makes a change. */
    Actor actor(String userId) {
        return new Actor(userId.isEmpty() ? Actor.SYSTEM_ID : userId, clientIp, userAgent, null);
    }
}
