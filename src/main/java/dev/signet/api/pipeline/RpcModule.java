package dev.signet.api.pipeline;

/**
 * A group of rpc handlers, contributed as a CDI {@code @Singleton} by a dialect package.
 *
 * <p>One service may be spread over any number of modules. The server refuses to start unless together they bind every
 * rpc of each service of its dialect, once.
 */
public interface RpcModule {

    /** Binds handlers to rpcs; called once, at start. */
    void bind(RpcRegistry registry);
}
