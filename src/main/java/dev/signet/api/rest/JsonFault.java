package dev.signet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.signet.api.rpc.RpcFailure;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the field because of which the protobuf parser refused a body, by offering it the fields one at a time.
 *
 * <p>Costs more than parsing, which only bad requests pay.
 */
final class JsonFault {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private JsonFault() {}

    /** The refusal of a body that is well-formed JSON but no message of this type. */
    static RpcFailure find(String json, Descriptor type) {
        try {
            return inMessage(MAPPER.readTree(json), type, "")
                    .orElseGet(() -> RpcFailure.field("", "json", "The JSON is no " + type.getFullName() + "."));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RpcFailure> inMessage(JsonNode node, Descriptor type, String path) {
        if (!node.isObject()) {
            return Optional.of(RpcFailure.field(path, "type", "must be a JSON object"));
        }
        Set<FieldDescriptor> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            FieldDescriptor field = FieldPath.field(type, entry.getKey());
            if (field == null) {
                return Optional.of(QueryBinder.unknown(join(path, entry.getKey())));
            }
            String fieldPath = join(path, field.getName());
            if (!seen.add(field)) {
                return Optional.of(RpcFailure.field(fieldPath, "repeated", "must be given once"));
            }
            if (!accepts(type, entry.getKey(), entry.getValue())) {
                return Optional.of(inField(type, field, entry.getValue(), fieldPath));
            }
        }
        return Optional.empty();
    }

    private static RpcFailure inField(Descriptor type, FieldDescriptor field, JsonNode value, String path) {
        RpcFailure refusal = RpcFailure.field(path, "type", FieldText.expectation(field));
        if (field.isMapField()) {
            return RpcFailure.field(path, "type", "must be a JSON object with values of the right type");
        }
        if (!field.isRepeated()) {
            return inValue(field, value, path).orElse(refusal);
        }
        if (!value.isArray()) {
            return RpcFailure.field(path, "type", "must be a JSON array");
        }
        for (int i = 0; i < value.size(); i++) {
            ArrayNode alone = MAPPER.createArrayNode().add(value.get(i));
            if (!accepts(type, field.getName(), alone)) {
                String element = path + "[" + i + "]";
                return inValue(field, value.get(i), element)
                        .orElseGet(() -> RpcFailure.field(element, "type", FieldText.expectation(field)));
            }
        }
        return refusal;
    }

    private static Optional<RpcFailure> inValue(FieldDescriptor field, JsonNode value, String path) {
        boolean plainMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !FieldText.isWellKnown(field.getMessageType().getFullName());
        return plainMessage ? inMessage(value, field.getMessageType(), path) : Optional.empty();
    }

    private static boolean accepts(Descriptor type, String name, JsonNode value) {
        ObjectNode alone = MAPPER.createObjectNode();
        alone.set(name, value);
        try {
            PARSER.merge(alone.toString(), DynamicMessage.newBuilder(type));
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
