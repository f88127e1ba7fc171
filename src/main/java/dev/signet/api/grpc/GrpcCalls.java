package dev.signet.api.grpc;

import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.KnownRpc;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves gRPC services with the handlers in the catalog instead of with subclasses of the generated base classes.
 *
 * <p>Requests arrive as bytes and are parsed on the call's own thread. The catalog is looked up at the first call,
 * because services are bound before the start-up checks run.
 */
@Singleton
public final class GrpcCalls {
    private final Dialects dialects;
    private final Provider<RpcCatalog> catalog;
    private final Provider<RpcDispatcher> dispatcher;
    private final RpcExecutor executor;

    GrpcCalls(
            Dialects dialects, Provider<RpcCatalog> catalog, Provider<RpcDispatcher> dispatcher, RpcExecutor executor) {
        this.dialects = dialects;
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
        List<MethodDescriptor<byte[], byte[]>> methods = Stream.concat(
                        generated.getMethods().stream().map(GrpcCalls::ofBytes), missing(generated))
                .toList();
        methods.forEach(service::addMethod);
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service.build());
        methods.forEach(method -> definition.addMethod(
                method,
                (call, headers) -> method.getType() == MethodDescriptor.MethodType.UNARY
                        ? new GrpcCall(call, headers, catalog.get(), dispatcher.get(), executor)
                        : stream(call, headers)));
        return definition.build();
    }

    /** The rpcs that the published API has in this service and that this server lacks. */
    private Stream<MethodDescriptor<byte[], byte[]>> missing(ServiceDescriptor generated) {
        Set<String> served = generated.getMethods().stream()
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toSet());
        return dialects.ofService(generated.getName()).map(Dialect::knownRpcs).stream()
                .flatMap(List::stream)
                .filter(rpc -> rpc.service().equals(generated.getName()) && !served.contains(rpc.fullName()))
                .map(GrpcCalls::ofBytes);
    }

    private GrpcStreamCall stream(ServerCall<byte[], byte[]> call, Metadata headers) {
        RpcMethod method = catalog.get()
                .find(call.getMethodDescriptor().getFullMethodName())
                .orElseThrow();
        GrpcStreamCall stream = new GrpcStreamCall(call, headers, method);
        executor.execute(() -> stream.answer(dispatcher.get()));
        return stream;
    }

    // A named class and not a lambda, because the build adds a gRPC server only if it finds a class of this type.
    private record Served(ServerServiceDefinition bindService) implements BindableService {}

    private static MethodDescriptor<byte[], byte[]> ofBytes(KnownRpc rpc) {
        return MethodDescriptor.newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(rpc.fullName())
                .build();
    }

    private static MethodDescriptor<byte[], byte[]> ofBytes(MethodDescriptor<?, ?> method) {
        return method.toBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .build();
    }
}
