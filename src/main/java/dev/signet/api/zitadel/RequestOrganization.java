package dev.signet.api.zitadel;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.proto.zitadel.v1.AuthOption;
import dev.signet.api.proto.zitadel.v1.OptionsProto;
import dev.signet.api.zitadel.wire.OwnerLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How requests of one type name the organization that they are about: by its id, or by the id of an object that it
 * owns.
 *
 * @param path the fields that lead to the id
 * @param lookup finds the owner of the object; null if the id is that of the organization
 */
record RequestOrganization(
        List<FieldDescriptor> path, @Nullable OwnerLookup lookup) {
    RequestOrganization {
        path = List.copyOf(path);
    }

    /** Reads the options of all rpcs; request types whose rpcs leave the choice to a header are missing. */
    static Map<Descriptor, RequestOrganization> ofServices(
            List<ServiceDescriptor> services, List<OwnerLookup> lookups) {
        Map<String, OwnerLookup> byKind = new HashMap<>();
        lookups.forEach(lookup -> byKind.put(lookup.kind(), lookup));
        Map<Descriptor, RequestOrganization> all = new HashMap<>();
        for (ServiceDescriptor service : services) {
            for (MethodDescriptor rpc : service.getMethods()) {
                of(rpc, byKind).ifPresent(named -> all.put(rpc.getInputType(), named));
            }
        }
        return Map.copyOf(all);
    }

    /** The id of the organization that the request names; empty if it names none. */
    String selected(Message request) {
        return lookup == null ? id(request) : "";
    }

    /** The id of the organization that owns the object of the request. */
    Optional<String> owner(Message request) {
        return lookup == null ? Optional.empty() : lookup.ownerOf(id(request));
    }

    private String id(Message request) {
        return id(request, path);
    }

    // Conditions of a list are repeated; the first one that names an organization decides.
    private static String id(Message message, List<FieldDescriptor> path) {
        FieldDescriptor field = path.getFirst();
        if (path.size() == 1) {
            return (String) message.getField(field);
        }
        List<FieldDescriptor> rest = path.subList(1, path.size());
        if (!field.isRepeated()) {
            return id((Message) message.getField(field), rest);
        }
        return ((List<?>) message.getField(field))
                .stream()
                        .map(each -> id((Message) each, rest))
                        .filter(id -> !id.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static Optional<RequestOrganization> of(MethodDescriptor rpc, Map<String, OwnerLookup> lookups) {
        AuthOption option = rpc.getOptions().getExtension(OptionsProto.authOption);
        if (!option.getOrgField().isEmpty()) {
            return Optional.of(new RequestOrganization(path(rpc, option.getOrgField()), null));
        }
        if (option.getOwnedField().isEmpty()) {
            return Optional.empty();
        }
        OwnerLookup lookup = lookups.get(option.getOwnedKind());
        if (lookup == null) {
            throw new IllegalArgumentException(rpc.getFullName() + " has an unknown kind: " + option.getOwnedKind());
        }
        return Optional.of(new RequestOrganization(path(rpc, option.getOwnedField()), lookup));
    }

    private static List<FieldDescriptor> path(MethodDescriptor rpc, String text) {
        List<FieldDescriptor> path = new ArrayList<>();
        Descriptor type = rpc.getInputType();
        for (String name : text.split("\\.", -1)) {
            FieldDescriptor field = type.findFieldByName(name);
            if (field == null) {
                throw new IllegalArgumentException(rpc.getFullName() + " names the field " + text + " in vain");
            }
            path.add(field);
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                type = field.getMessageType();
            }
        }
        if (path.getLast().getJavaType() != FieldDescriptor.JavaType.STRING
                || path.getLast().isRepeated()) {
            throw new IllegalArgumentException(rpc.getFullName() + " names the field " + text + ", which is no text");
        }
        return path;
    }
}
