package dev.signet.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;

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

    private static volatile boolean listening;

    /**
     * Tells whether the connections of this server are guarded. They are not if Netty did not find this class, which can
     * only be a fault of the build. Servers that do not ask for the guard, as in tests, count as guarded.
     */
    public static boolean isInPlace() {
        return listening || !BY_SERVICE.equals(System.getProperty(ENABLED));
    }

    @Override
    public void postInitializeServerListenerChannel(ServerChannel channel) {
        listening = true;
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new RequestDeadline(), new UpgradeRequests());
    }
}
