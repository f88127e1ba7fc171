package dev.signet.api.zitadel.v2.beta;

import com.google.protobuf.Message;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcHandler;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.pipeline.RpcModule;
import dev.signet.api.pipeline.RpcRegistry;
import dev.signet.api.proto.zitadel.app.v2beta.AppServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/**
 * Answers the rpcs of v2beta by those of version 2: the request is translated, the handler of version 2 is called, and its
 * response is translated back. Who may call is stated in the contract of v2beta, and checked before.
 */
@Singleton
final class BetaModule implements RpcModule {
    static final List<ServiceDescriptor> SERVICES = List.of(
            AppServiceGrpc.getServiceDescriptor(),
            dev.signet.api.proto.zitadel.authorization.v2beta.AuthorizationServiceGrpc.getServiceDescriptor(),
            dev.signet.api.proto.zitadel.internal_permission.v2beta.InternalPermissionServiceGrpc
                    .getServiceDescriptor(),
            dev.signet.api.proto.zitadel.org.v2beta.OrganizationServiceGrpc.getServiceDescriptor(),
            dev.signet.api.proto.zitadel.project.v2beta.ProjectServiceGrpc.getServiceDescriptor());

    private final Provider<RpcCatalog> catalog;

    BetaModule(Provider<RpcCatalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void bind(RpcRegistry registry) {
        SERVICES.forEach(service -> service.getMethods().forEach(method -> bind(registry, method)));
    }

    // The cast is safe, because the translation makes a response of the type that the rpc declares.
    @SuppressWarnings("unchecked")
    private void bind(RpcRegistry registry, MethodDescriptor<?, ?> method) {
        MethodDescriptor.PrototypeMarshaller<?> marshaller =
                (MethodDescriptor.PrototypeMarshaller<?>) method.getResponseMarshaller();
        Message prototype =
                (Message) Objects.requireNonNull(marshaller.getMessagePrototype(), method.getFullMethodName());
        registry.on((MethodDescriptor<Message, Message>) method, (context, request) -> {
            RpcMethod successor = successor(method.getFullMethodName());
            Message translated = Translation.toVersion2(request, successor.request());
            return Translation.toBeta(answering(successor).handle(context, translated), prototype);
        });
    }

    private RpcMethod successor(String name) {
        return catalog.get()
                .find(nameOfSuccessor(name))
                .orElseThrow(() -> new IllegalStateException(name + " has no successor"));
    }

    private static RpcHandler<Message, Message> answering(RpcMethod method) {
        if (method.handler() instanceof RpcHandler<Message, Message> handler) {
            return handler;
        }
        throw new IllegalStateException(method.fullName() + " streams");
    }

    /** The full name of the rpc in version 2. */
    static String nameOfSuccessor(String name) {
        return name.replace(
                        "zitadel.app.v2beta.AppService/RegenerateClientSecret",
                        "zitadel.app.v2beta.AppService/GenerateClientSecret")
                .replace("zitadel.app.v2beta.AppService", "zitadel.application.v2.ApplicationService")
                .replace(".v2beta.", ".v2.");
    }
}
