package dev.signet.api.openapi;

import build.buf.validate.FieldRules;
import build.buf.validate.ValidateProto;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.LinkedHashSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Creates JSON Schemas of messages and enums according to protobuf's JSON mapping, and collects every schema that
 * another one or an operation refers to.
 */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TreeMap<String, ObjectNode> written = new TreeMap<>();
    private final LinkedHashSet<Descriptor> pending = new LinkedHashSet<>();

    /** A reference to the schema of a message. */
    ObjectNode reference(Descriptor message) {
        if (!written.containsKey(message.getFullName())) {
            pending.add(message);
        }
        return referenceTo(message);
    }

    /** The schema of a field's value, including its limits. */
    ObjectNode field(FieldDescriptor field) {
        FieldRules rules = FieldLimits.rules(field);
        ObjectNode schema = JSON.objectNode();
        if (field.isMapField()) {
            schema.put("type", "object");
            schema.set("additionalProperties", single(field.getMessageType().findFieldByNumber(2)));
        } else if (field.isRepeated()) {
            schema.put("type", "array");
            ObjectNode items = single(field);
            Examples.write(field, items);
            schema.set("items", items);
        } else {
            schema = single(field);
        }
        FieldLimits.write(rules, schema);
        Examples.write(field, schema);
        return schema;
    }

    /** All schemas that were referred to, directly or by another schema, each under its name. */
    ObjectNode all() {
        while (!pending.isEmpty()) {
            Descriptor next = pending.removeFirst();
            // Registered before its fields are written, because they may refer back to it.
            ObjectNode schema = JSON.objectNode();
            written.put(next.getFullName(), schema);
            message(next, schema);
        }
        ObjectNode all = JSON.objectNode();
        written.forEach(all::set);
        return all;
    }

    private void message(Descriptor message, ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (FieldDescriptor field : message.getFields()) {
            properties.set(field.getJsonName(), field(field));
            if (FieldLimits.isRequired(FieldLimits.rules(field))) {
                required.add(field.getJsonName());
            }
        }
        if (!properties.isEmpty()) {
            schema.set("properties", properties);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        String choices = message.getRealOneofs().stream().map(Schemas::choice).collect(Collectors.joining(" "));
        if (!choices.isEmpty()) {
            schema.put("description", choices);
        }
    }

    private static String choice(OneofDescriptor oneof) {
        boolean required = oneof.getOptions().getExtension(ValidateProto.oneof).getRequired();
        return oneof.getFields().stream()
                .map(FieldDescriptor::getJsonName)
                .collect(Collectors.joining(", ", required ? "Exactly one of " : "At most one of ", "."));
    }

    private ObjectNode single(FieldDescriptor field) {
        return switch (field.getType()) {
            case STRING -> type("string");
            case BOOL -> type("boolean");
            case INT32, SINT32, SFIXED32 -> type("integer", "int32");
            case UINT32, FIXED32 -> type("integer", "int64").put("minimum", 0);
            case INT64, SINT64, SFIXED64 -> type("string", "int64");
            case UINT64, FIXED64 -> type("string", "uint64");
            case FLOAT -> type("number", "float");
            case DOUBLE -> type("number", "double");
            case BYTES -> type("string").put("contentEncoding", "base64");
            case ENUM -> enumeration(field.getEnumType());
            case MESSAGE -> messageValue(field.getMessageType());
            case GROUP -> type("object");
        };
    }

    private ObjectNode enumeration(EnumDescriptor enumType) {
        if (!written.containsKey(enumType.getFullName())) {
            ObjectNode schema = type("string");
            ArrayNode names = schema.putArray("enum");
            enumType.getValues().forEach(value -> names.add(value.getName()));
            schema.putArray("examples").add(Examples.of(enumType));
            written.put(enumType.getFullName(), schema);
        }
        return referenceTo(enumType);
    }

    // The well-known types have special JSON forms.
    private ObjectNode messageValue(Descriptor message) {
        return switch (message.getFullName()) {
            case "google.protobuf.Timestamp" -> type("string", "date-time");
            case "google.protobuf.Duration" -> type("string").put("pattern", "^-?[0-9]+(\\.[0-9]{1,9})?s$");
            case "google.protobuf.FieldMask" -> type("string");
            case "google.protobuf.Struct", "google.protobuf.Any" -> type("object");
            case "google.protobuf.ListValue" -> type("array");
            case "google.protobuf.Value" -> JSON.objectNode();
            case "google.protobuf.StringValue", "google.protobuf.BytesValue" -> type("string");
            case "google.protobuf.Int64Value", "google.protobuf.UInt64Value" -> type("string", "int64");
            case "google.protobuf.Int32Value", "google.protobuf.UInt32Value" -> type("integer");
            case "google.protobuf.DoubleValue", "google.protobuf.FloatValue" -> type("number");
            case "google.protobuf.BoolValue" -> type("boolean");
            default -> reference(message);
        };
    }

    private static ObjectNode referenceTo(GenericDescriptor descriptor) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + descriptor.getFullName());
    }

    private static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode type(String type, String format) {
        return type(type).put("format", format);
    }
}
