package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import dev.signet.access.Roles;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the bindings of all modules and all errors in them, so that a single start reports every error. */
final class CatalogBuilder implements RpcRegistry {
    private static final Roles ROLES = new Roles();

    private final Map<String, RpcMethod> methods = new LinkedHashMap<>();
    private final Set<ServiceDescriptor> services = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final Dialects dialects;

    CatalogBuilder(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public <I extends Message, O extends Message> RpcRegistry on(
            MethodDescriptor<I, O> method, RpcHandler<I, O> handler) {
        Descriptors.MethodDescriptor descriptor = RpcMethod.descriptorOf(method);
        if (method.getType() != MethodDescriptor.MethodType.UNARY) {
            faults.add(RpcMethod.fullName(descriptor) + " streams, but its handler answers one request");
        }
        return bind(method, descriptor, erased(handler));
    }

    @Override
    public <I extends Message, O extends Message> RpcRegistry onStream(
            MethodDescriptor<I, O> method, StreamHandler<I, O> handler) {
        Descriptors.MethodDescriptor descriptor = RpcMethod.descriptorOf(method);
        if (!descriptor.isServerStreaming()) {
            faults.add(RpcMethod.fullName(descriptor) + " has one response, but its handler answers with a stream");
        }
        return bind(method, descriptor, erased(handler));
    }

    private RpcRegistry bind(
            MethodDescriptor<?, ?> method, Descriptors.MethodDescriptor descriptor, Handler<Message, Message> handler) {
        services.add(descriptor.getService());
        String name = RpcMethod.fullName(descriptor);
        if (!bound.add(name)) {
            faults.add(name + " is bound twice");
        }
        dialects.ofService(descriptor.getService().getFullName())
                .ifPresentOrElse(
                        dialect -> add(name, descriptor, RpcMethod.requestOf(method), dialect, handler),
                        () -> faults.add(name + " belongs to a service that no dialect has"));
        return this;
    }

    /** All errors, including rpcs without a handler. */
    List<String> faults() {
        Stream<String> unbound = services.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(RpcMethod::fullName)
                .filter(name -> !bound.contains(name))
                .map(name -> name + " has no handler");
        Stream<String> untouched = dialects.services().stream()
                .filter(name -> services.stream()
                        .noneMatch(service -> service.getFullName().equals(name)))
                .map(name -> name + " has no handlers");
        return Stream.of(faults.stream(), unbound, untouched)
                .flatMap(each -> each)
                .toList();
    }

    Map<String, RpcMethod> methods() {
        return methods;
    }

    private void add(
            String name,
            Descriptors.MethodDescriptor descriptor,
            Message request,
            Dialect dialect,
            Handler<Message, Message> handler) {
        try {
            AccessRule access = dialect.access(descriptor);
            if (access instanceof AccessRule.Anyone && !dialect.publicRpcs().contains(name)) {
                faults.add(name + " declares itself public and is not among " + dialect.publicRpcs());
            }
            if (access instanceof AccessRule.Permission permission && !ROLES.grant(permission.name())) {
                faults.add(name + " requires " + permission.name() + ", a permission that no role has");
            }
            methods.put(name, new RpcMethod(descriptor, request, dialect, access, handler));
        } catch (IllegalArgumentException e) {
            faults.add(name + " " + e.getMessage());
        }
    }

    // The casts are safe, because every request is parsed with the prototype of the descriptor to which the handler is
    // bound.
    @SuppressWarnings("unchecked")
    private static <I extends Message, O extends Message> RpcHandler<Message, Message> erased(
            RpcHandler<I, O> handler) {
        return (context, request) -> handler.handle(context, (I) request);
    }

    @SuppressWarnings("unchecked")
    private static <I extends Message, O extends Message> StreamHandler<Message, Message> erased(
            StreamHandler<I, O> handler) {
        return (StreamHandler<Message, Message>) handler;
    }
}
