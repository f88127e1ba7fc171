package dev.signet.api.grpc;

import dev.signet.api.http.MetricNames;
import dev.signet.interaction.Caller;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Stores the caller's address during a gRPC call.
 *
 * <p>It takes the address of the HTTP request, which respects {@code signet.trusted-proxies}; the address of the connection
 * would be that of the proxy. The HTTP request is available only while the call starts, so this interceptor runs before
 * all others.
 */
@Singleton
@GlobalInterceptor
final class ClientAddress implements ServerInterceptor, Prioritized {
    private static final String KEY = ClientAddress.class.getName();

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        Context context = Vertx.currentContext();
        if (context != null) {
            // Only calls of existing rpcs get here, so the metrics contain no other names.
            MetricNames.set(context, '/' + call.getMethodDescriptor().getFullMethodName());
            RoutingContext request = context.getLocal(RoutingContext.class.getName());
            String address = request == null ? null : Caller.address(request.request());
            if (address != null) {
                context.putLocal(KEY, address);
            }
        }
        return next.startCall(call, headers);
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    /** The address of the caller of the call that runs on this context. */
    static @Nullable String of(Context context) {
        return context.getLocal(KEY);
    }
}
