package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.rest.FieldPath;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoute.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes a REST route as an OpenAPI operation. */
final class Operations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WORD_BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final String IN_PERSON = " Tokens with an actor, who acts for the user, are refused.";
    private static final int DEEPEST_QUERY_FIELD = 3;

    private final Schemas schemas;
    private final Set<String> ids = new HashSet<>();

    Operations(Schemas schemas) {
        this.schemas = schemas;
    }

    ObjectNode describe(RestRoute route) {
        ObjectNode operation = JSON.objectNode();
        operation.put("operationId", id(route));
        operation.putArray("tags").add(route.rpc().descriptor().getService().getFullName());
        operation.put("summary", summary(route.rpc().descriptor().getName()));
        operation.put(
                "description",
                access(route.rpc().access()) + (route.rpc().access().inPerson() ? IN_PERSON : ""));
        if (route.rpc().access() instanceof AccessRule.Anyone) {
            operation.putArray("security");
        } else {
            operation
                    .putArray("security")
                    .addObject()
                    .putArray(securityScheme(route.rpc().dialect()));
        }
        ArrayNode parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        body(route, operation);
        ObjectNode responses = operation.putObject("responses");
        ObjectNode ok =
                responses.putObject(Integer.toString(route.successStatus())).put("description", "Done.");
        Descriptor answer = route.rpc().descriptor().getOutputType();
        ok.set("content", content(route.rpc().answersStream(), schemas.reference(answer), BodyExamples.answer(answer)));
        Failures.write(route, responses);
        return operation;
    }

    /** A path with its variables in OpenAPI's notation. */
    static String path(RestRoute route) {
        return route.template().text().replaceAll("\\{([^}=]+)=[^}]*}", "{$1}");
    }

    /**
     * The name of the component that describes how callers of a dialect authenticate. All dialects with bearer tokens
     * share one name with the endpoints of OAuth 2.0 and OpenID Connect, because they take the same tokens in the same
     * header.
     */
    static String securityScheme(Dialect dialect) {
        boolean bearer = "bearer".equals(dialect.credentials().securityScheme().get("scheme"));
        return bearer ? "bearer" : dialect.name();
    }

    /** The name of the component that describes a header of a dialect. */
    static String parameter(Dialect dialect, CallHeader header) {
        return dialect.name() + '.' + header.name();
    }

    private String id(RestRoute route) {
        String name = route.rpc().fullName().replace('/', '.');
        String id = name;
        for (int i = 2; !ids.add(id); i++) {
            id = name + "." + i;
        }
        return id;
    }

    private static String summary(String rpcName) {
        List<String> words = List.of(WORD_BOUNDARY.split(rpcName));
        return words.getFirst()
                + words.stream()
                        .skip(1)
                        .map(word -> word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
                                ? word
                                : word.toLowerCase(Locale.ROOT))
                        .map(word -> " " + word)
                        .collect(Collectors.joining());
    }

    private static String access(AccessRule rule) {
        return switch (rule) {
            case AccessRule.Anyone anyone -> "Needs no token.";
            case AccessRule.Authenticated authenticated -> "Needs a valid token.";
            case AccessRule.Permission permission ->
                "Needs the permission `" + permission.name() + "` in the selected organization" + objects(permission);
        };
    }

    private static String objects(AccessRule.Permission permission) {
        if (permission.limited()) {
            return ", or on a project or project grant, and then reaches only what belongs to it.";
        }
        String fields = permission.objectFields().stream()
                .map(field -> "`" + field.getJsonName() + "`")
                .collect(Collectors.joining(" or "));
        return fields.isEmpty() ? "." : ", or on the object that " + fields + " names.";
    }

    private ArrayNode parameters(RestRoute route) {
        ArrayNode parameters = JSON.arrayNode();
        for (int i = 0; i < route.pathFields().size(); i++) {
            parameters.add(parameter(
                            "path",
                            route.template().variables().get(i).fieldPath(),
                            route.pathFields().get(i).target())
                    .put("required", true));
        }
        if (!(route.rpc().access() instanceof AccessRule.Anyone)) {
            Dialect dialect = route.rpc().dialect();
            dialect.headers().forEach(header -> parameters.add(reference("parameters", parameter(dialect, header))));
            if (route.rpc().changes() && !route.rpc().answersStream()) {
                parameters.add(idempotencyKey());
            }
        }
        if (!(route.body() instanceof Body.Whole)) {
            List<FieldPath> taken = new ArrayList<>(route.pathFields());
            if (route.body() instanceof Body.Field(FieldDescriptor field)) {
                taken.add(new FieldPath(List.of(field)));
            }
            query(route.rpc().descriptor().getInputType(), List.of(), taken, parameters);
        }
        return parameters;
    }

    private static ObjectNode idempotencyKey() {
        ObjectNode parameter = JSON.objectNode().put("name", "Idempotency-Key").put("in", "header");
        parameter.put(
                "description",
                "Makes the call repeatable: for 24 hours, the same key with the same request gives the first answer"
                        + " again and changes nothing.");
        parameter.putObject("schema").put("type", "string").put("minLength", 1).put("maxLength", 257);
        return parameter;
    }

    private void query(Descriptor type, List<FieldDescriptor> steps, List<FieldPath> taken, ArrayNode parameters) {
        for (FieldDescriptor field : type.getFields()) {
            List<FieldDescriptor> extended = new ArrayList<>(steps);
            extended.add(field);
            FieldPath path = new FieldPath(extended);
            boolean nested = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && !field.getMessageType().getFullName().startsWith("google.protobuf.");
            if (taken.stream().anyMatch(path::overlaps)) {
                continue;
            }
            if (!nested) {
                parameters.add(parameter("query", path.jsonName(), field));
            } else if (!field.isRepeated() && extended.size() < DEEPEST_QUERY_FIELD) {
                query(field.getMessageType(), extended, taken, parameters);
            }
        }
    }

    private ObjectNode parameter(String in, String name, FieldDescriptor field) {
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        if (FieldLimits.isRequired(FieldLimits.rules(field))) {
            parameter.put("required", true);
        }
        parameter.set("schema", schemas.field(field));
        return parameter;
    }

    private void body(RestRoute route, ObjectNode operation) {
        switch (route.body()) {
            case Body.None none -> {}
            case Body.Whole whole ->
                requestBody(
                        route,
                        operation,
                        schemas.reference(route.rpc().descriptor().getInputType()));
            case Body.Field(FieldDescriptor field) -> requestBody(route, operation, schemas.field(field));
        }
    }

    private static void requestBody(RestRoute route, ObjectNode operation, ObjectNode schema) {
        operation
                .putObject("requestBody")
                .set("content", content(route.rpc().takesStream(), schema, BodyExamples.request(route)));
    }

    // A stream has one JSON value in each line, and the schema is that of a line.
    private static ObjectNode content(boolean stream, ObjectNode schema, JsonNode example) {
        ObjectNode content = JSON.objectNode();
        content.putObject(stream ? "application/x-ndjson" : "application/json")
                .<ObjectNode>set("schema", schema)
                .set("example", example);
        return content;
    }

    static ObjectNode json(ObjectNode schema) {
        ObjectNode content = JSON.objectNode();
        content.putObject("application/json").set("schema", schema);
        return content;
    }

    private static ObjectNode reference(String kind, String name) {
        return JSON.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }
}
