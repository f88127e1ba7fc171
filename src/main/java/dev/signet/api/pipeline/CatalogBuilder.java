package dev.signet.api.pipeline;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the bindings of all modules and notes everything that is wrong with them, so that one start shows it all. */
final class CatalogBuilder implements RpcRegistry {
    private final Map<String, RpcMethod> methods = new LinkedHashMap<>();
    private final Set<ServiceDescriptor> services = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public <I extends Message, O extends Message> RpcRegistry on(
            MethodDescriptor<I, O> method, RpcHandler<I, O> handler) {
        Descriptors.MethodDescriptor descriptor = RpcMethod.descriptorOf(method);
        services.add(descriptor.getService());
        String name = RpcMethod.fullName(descriptor);
        if (!bound.add(name)) {
            faults.add(name + " is bound twice");
        }
        if (method.getType() != MethodDescriptor.MethodType.UNARY) {
            faults.add(name + " streams; only unary rpcs are served");
        }
        try {
            methods.put(
                    name,
                    new RpcMethod(descriptor, RpcMethod.requestOf(method), AccessRule.of(descriptor), erased(handler)));
        } catch (IllegalArgumentException e) {
            faults.add(name + " " + e.getMessage());
        }
        return this;
    }

    /** All that is wrong, rpcs of the bound services without a handler included. */
    List<String> faults() {
        Stream<String> unbound = services.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(RpcMethod::fullName)
                .filter(name -> !bound.contains(name))
                .map(name -> name + " has no handler");
        return Stream.concat(faults.stream(), unbound).toList();
    }

    Map<String, RpcMethod> methods() {
        return methods;
    }

    // Safe because requests are parsed with the prototype of the very descriptor the handler was bound with.
    @SuppressWarnings("unchecked")
    private static <I extends Message, O extends Message> RpcHandler<Message, Message> erased(
            RpcHandler<I, O> handler) {
        return (context, request) -> handler.handle(context, (I) request);
    }
}
