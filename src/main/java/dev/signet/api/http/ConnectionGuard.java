package dev.signet.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Adds a {@link RequestDeadline} and the check of {@link UpgradeRequests} to every connection that the server accepts.
 *
 * <p>It is needed because no timeout of Vert.x or Quarkus limits the time for a request head, and because their refusal
 * of an upgrade leaves the client waiting. Neither of them lets an application add a handler to connections, so Netty
 * finds this class with {@link java.util.ServiceLoader}, if {@link #ENABLED} allows it.
 */
public final class ConnectionGuard extends ChannelInitializerExtension {
    /** The system property that must be {@value #BY_SERVICE} before the first server starts. */
    static final String ENABLED = "io.netty.bootstrap.extensions";

    static final String BY_SERVICE = "serviceload";

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new RequestDeadline(), new UpgradeRequests());
    }
}
