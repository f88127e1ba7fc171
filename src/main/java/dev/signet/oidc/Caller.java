package dev.signet.oidc;

import dev.signet.kernel.Actor;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Describes the caller of an HTTP request for the event log. */
public final class Caller {
    private static final int MAX_USER_AGENT = 256;

    private Caller() {}

    /** The actor of a change that this request makes. */
    public static Actor actor(String id, RoutingContext routing) {
        SocketAddress address = routing.request().remoteAddress();
        return new Actor(id, address == null ? null : address.hostAddress(), userAgent(routing), null);
    }

    private static @Nullable String userAgent(RoutingContext routing) {
        String agent = routing.request().getHeader(HttpHeaders.USER_AGENT);
        return agent == null || agent.length() <= MAX_USER_AGENT ? agent : agent.substring(0, MAX_USER_AGENT);
    }
}
