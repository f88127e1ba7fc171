package dev.signet.api.pipeline;

/**
 * A group of rpc handlers that a dialect's package contributes as a CDI {@code @Singleton}.
 *
 * <p>The rpcs of a service may be distributed over any number of modules. The server does not start unless the modules
 * together bind every rpc of each service exactly once.
 */
public interface RpcModule {

    /** Binds handlers to rpcs; called once, at start. */
    void bind(RpcRegistry registry);
}
