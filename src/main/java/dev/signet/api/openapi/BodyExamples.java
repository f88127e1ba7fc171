package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.signet.api.rest.FieldPath;
import dev.signet.api.rest.RestRoute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Example bodies, which Swagger UI fills in when a user tries a call out. Without them it would generate a body from
 * the schema alone, with text where a number is expected and with all alternatives of a oneof at once, which the
 * gateway refuses.
 */
final class BodyExamples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PAGING = Set.of("limit", "asc");
    // Left out, because a request must not contain it together with the password in clear, which the example contains.
    private static final String OTHER_FORM_OF_PASSWORD = "hashed_password";

    private final Deque<Descriptor> open = new ArrayDeque<>();
    private final Set<FieldDescriptor> left;
    private final boolean lists;

    private BodyExamples(Set<FieldDescriptor> left, boolean lists) {
        this.left = left;
        this.lists = lists;
    }

    /**
     * An example request without the fields that the path sets. The request of a list call has no filter, so that the
     * call finds something.
     */
    static JsonNode request(RestRoute route) {
        Set<FieldDescriptor> inPath =
                route.pathFields().stream().map(FieldPath::target).collect(Collectors.toUnmodifiableSet());
        String rpc = route.rpc().descriptor().getName();
        BodyExamples examples = new BodyExamples(inPath, rpc.startsWith("List"));
        return switch (route.body()) {
            case RestRoute.Body.None none -> JSON.objectNode();
            case RestRoute.Body.Whole whole ->
                examples.message(route.rpc().descriptor().getInputType());
            case RestRoute.Body.Field(FieldDescriptor field) -> examples.field(field);
        };
    }

    /** An example response, with one entry in every list. */
    static JsonNode answer(Descriptor message) {
        return new BodyExamples(Set.of(), false).message(message);
    }

    private ObjectNode message(Descriptor message) {
        ObjectNode body = JSON.objectNode();
        open.push(message);
        message.getFields().stream()
                .filter(this::isShown)
                .forEach(field -> body.set(field.getJsonName(), field(field)));
        open.pop();
        return body;
    }

    private boolean isShown(FieldDescriptor field) {
        boolean alternative = field.getRealContainingOneof() != null
                && !field.equals(field.getRealContainingOneof().getField(0));
        boolean recursive = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isMapField()
                && open.contains(field.getMessageType());
        if (alternative || recursive || left.contains(field) || field.getName().equals(OTHER_FORM_OF_PASSWORD)) {
            return false;
        }
        return !lists || open.size() > 1 || isOfPlainList(field);
    }

    private static boolean isOfPlainList(FieldDescriptor field) {
        boolean paging = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().getFields().stream().anyMatch(part -> PAGING.contains(part.getName()));
        return paging || PAGING.contains(field.getName()) || FieldLimits.isRequired(FieldLimits.rules(field));
    }

    private JsonNode field(FieldDescriptor field) {
        if (field.isMapField()) {
            FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
            ObjectNode map = JSON.objectNode();
            map.set("key", single(value));
            return map;
        }
        if (field.isRepeated()) {
            ArrayNode list = JSON.arrayNode();
            list.add(single(field));
            return list;
        }
        return single(field);
    }

    private JsonNode single(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                        && !field.getMessageType().getFullName().startsWith("google.protobuf.")
                ? message(field.getMessageType())
                : Examples.of(field);
    }
}
