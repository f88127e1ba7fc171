package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.api.openapi.ReferencePage.Field;
import dev.signet.api.openapi.ReferencePage.Message;
import dev.signet.api.openapi.ReferencePage.Operation;
import dev.signet.api.openapi.ReferencePage.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the reference page out of the OpenAPI document, so that the two cannot differ. */
final class ReferenceReader {
    private final JsonNode document;

    ReferenceReader(JsonNode document) {
        this.document = document;
    }

    ReferencePage read() {
        Map<String, List<Operation>> services = new LinkedHashMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> services.computeIfAbsent(
                                        method.getValue().path("tags").path(0).asText(), service -> new ArrayList<>())
                                .add(operation(path.getKey(), method.getKey(), method.getValue()))));
        return new ReferencePage(
                document.path("info").path("version").asText(),
                services.entrySet().stream()
                        .map(entry -> new Service(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList(),
                document.path("components").path("schemas").properties().stream()
                        .map(schema -> message(schema.getKey(), schema.getValue()))
                        .toList());
    }

    private Operation operation(String path, String method, JsonNode operation) {
        List<Field> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (!parameter.has("$ref")) {
                parameters.add(field(
                        parameter.path("name").asText(),
                        parameter.path("schema"),
                        parameter.path("required").asBoolean()));
            }
        });
        JsonNode body = operation.path("requestBody").path("content").path("application/json");
        JsonNode answer =
                operation.path("responses").path("200").path("content").path("application/json");
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                operation.path("description").asText().replace("`", ""),
                parameters,
                reference(body.path("schema")),
                String.valueOf(reference(answer.path("schema"))));
    }

    private static Message message(String name, JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        List<Field> fields = schema.path("properties").properties().stream()
                .map(field -> field(field.getKey(), field.getValue(), required.contains(field.getKey())))
                .toList();
        return new Message(name, schema.path("description").asText(), fields, values);
    }

    private static Field field(String name, JsonNode schema, boolean required) {
        if (schema.has("items")) {
            return collection(name, "list of ", schema, schema.path("items"), required);
        }
        if (schema.has("additionalProperties")) {
            return collection(name, "map of ", schema, schema.path("additionalProperties"), required);
        }
        String reference = reference(schema);
        return new Field(name, reference == null ? type(schema) : "", reference, required, limits(schema));
    }

    private static Field collection(String name, String kind, JsonNode schema, JsonNode element, boolean required) {
        String reference = reference(element);
        String type = reference == null ? kind + type(element) : kind;
        return new Field(name, type, reference, required, join(limits(schema), limits(element)));
    }

    private static String type(JsonNode schema) {
        String type = schema.path("type").asText("any value");
        return schema.has("contentEncoding")
                ? "base64"
                : schema.has("format") ? type + " (" + schema.path("format").asText() + ")" : type;
    }

    private static String limits(JsonNode schema) {
        List<String> limits = new ArrayList<>();
        range(schema, "minLength", "maxLength", " characters", limits);
        range(schema, "minItems", "maxItems", " entries", limits);
        range(schema, "minimum", "maximum", "", limits);
        if (schema.has("pattern")) {
            limits.add("matches " + schema.path("pattern").asText());
        }
        if (schema.has("description")) {
            limits.add(schema.path("description").asText());
        }
        return String.join("; ", limits);
    }

    private static void range(JsonNode schema, String least, String most, String unit, List<String> limits) {
        if (schema.has(least) && schema.has(most)) {
            limits.add(schema.path(least).asText() + " to " + schema.path(most).asText() + unit);
        } else if (schema.has(least)) {
            limits.add("at least " + schema.path(least).asText() + unit);
        } else if (schema.has(most)) {
            limits.add("at most " + schema.path(most).asText() + unit);
        }
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; each " + second;
    }

    private static @Nullable String reference(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? null : reference.substring(reference.lastIndexOf('/') + 1);
    }
}
