package dev.signet.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Adds a {@link RequestDeadline} and the check of {@link UpgradeRequests} to every connection that the server accepts.
 *
 * <p>Netty finds this class as a service if {@link #ENABLED} allows it to look for services. Neither Vert.x nor Quarkus
 * lets an application add a handler to connections, none of their timeouts limits the time for a request head, and
 * their refusal of an upgrade leaves the client waiting.
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
