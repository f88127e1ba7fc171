package dev.signet.api.grpc;

import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Serves gRPC services with the handlers in the catalog instead of with subclasses of the generated base classes.
 *
 * <p>Requests arrive as bytes and are parsed on the call's own thread. The catalog is looked up at the first call,
 * because services are bound before the start-up checks run.
 */
@Singleton
public final class GrpcCalls {
    private final Provider<RpcCatalog> catalog;
    private final Provider<RpcDispatcher> dispatcher;
    private final RpcExecutor executor;

    GrpcCalls(Provider<RpcCatalog> catalog, Provider<RpcDispatcher> dispatcher, RpcExecutor executor) {
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.executor = executor;
    }

    /**
     * Returns a service of a dialect in the form that the gRPC server needs. The server finds services as beans, so the
     * dialect has a producer field for each, {@code @Produces @Singleton @GrpcService BindableService}.
     */
    public BindableService serve(ServiceDescriptor generated) {
        return new Served(define(generated));
    }

    private ServerServiceDefinition define(ServiceDescriptor generated) {
        ServiceDescriptor.Builder service =
                ServiceDescriptor.newBuilder(generated.getName()).setSchemaDescriptor(generated.getSchemaDescriptor());
        var methods = generated.getMethods().stream().map(GrpcCalls::ofBytes).toList();
        methods.forEach(service::addMethod);
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service.build());
        methods.forEach(method -> definition.addMethod(
                method, (call, headers) -> new GrpcCall(call, headers, catalog.get(), dispatcher.get(), executor)));
        return definition.build();
    }

    // A named class and not a lambda, because the build adds a gRPC server only if it finds a class of this type.
    private record Served(ServerServiceDefinition bindService) implements BindableService {}

    private static MethodDescriptor<byte[], byte[]> ofBytes(MethodDescriptor<?, ?> method) {
        return method.toBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .build();
    }
}
