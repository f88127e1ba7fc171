package dev.signet.api.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Gives every connection that the server accepts its {@link RequestDeadline}.
 *
 * <p>Netty finds it as a service, once {@link #ENABLED} says that it may look for services; neither Vert.x nor Quarkus has
 * a place for a handler of connections, and none of their timeouts bounds how long the head of a request may take.
 */
public final class ConnectionGuard extends ChannelInitializerExtension {
    /** The system property that has to be {@value #BY_SERVICE} before the first server starts. */
    public static final String ENABLED = "io.netty.bootstrap.extensions";

    public static final String BY_SERVICE = "serviceload";

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new RequestDeadline());
    }
}
