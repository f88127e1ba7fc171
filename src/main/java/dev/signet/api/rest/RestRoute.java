package dev.signet.api.rest;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.pipeline.RpcMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP binding of an rpc.
 *
 * @param rpc the rpc that it calls
 * @param httpMethod its HTTP method in capitals
 * @param template its path, with the service's prefix
 * @param pathFields the fields that the template's variables set, in their order
 * @param body what the body contains
 * @param dialect how responses are written
 * @param unknownFields how to treat fields that the request does not have
 * @param successStatus the HTTP status of a call that succeeded
 */
public record RestRoute(
        RpcMethod rpc,
        String httpMethod,
        PathTemplate template,
        List<FieldPath> pathFields,
        Body body,
        RestDialect dialect,
        UnknownFields unknownFields,
        int successStatus)
        implements Routed {

    /** What the body of a request contains. */
    public sealed interface Body {
        /** Nothing; fields that are not in the path are in the query. */
        record None() implements Body {}

        /** The whole message; fields in the query string are refused or ignored. */
        record Whole() implements Body {}

        /** One field of the request; the others are in the query. */
        record Field(FieldDescriptor field) implements Body {}
    }

    public RestRoute {
        pathFields = List.copyOf(pathFields);
    }

    /**
     * Reads one rule of a {@code google.api.http} option.
     *
     * @param prefix path prefix of the service
     * @throws IllegalArgumentException if the rule cannot be served
     */
    static RestRoute of(RpcMethod rpc, String prefix, RestDialect dialect, HttpRule rule) {
        Descriptor type = rpc.descriptor().getInputType();
        String httpMethod = httpMethod(rule);
        PathTemplate template = PathTemplate.parse(prefix + path(rule));
        if (!rule.getResponseBody().isEmpty()) {
            throw new IllegalArgumentException(rpc.fullName() + " has a response_body, which is not served");
        }
        List<FieldPath> pathFields = template.variables().stream()
                .map(variable -> field(rpc, type, variable.fieldPath()))
                .toList();
        Body body = switch (rule.getBody()) {
            case "" -> new Body.None();
            case "*" -> new Body.Whole();
            default -> new Body.Field(field(rpc, type, rule.getBody()).target());
        };
        return new RestRoute(
                rpc,
                httpMethod,
                template,
                pathFields,
                body,
                dialect,
                rpc.dialect().unknownFields(),
                rpc.dialect().successStatus(rpc.descriptor()));
    }

    /** Whether requests have a body that must be read. */
    boolean readsBody() {
        return !(body instanceof Body.None);
    }

    /** The request with only the fields from its path, which is enough to decide who may send it. */
    Message readPath(List<String> path) {
        Message.Builder request = rpc.request().newBuilderForType();
        bindPath(path, request);
        return request.buildPartial();
    }

    /**
     * The complete request. A field that is in both path and body is taken from the path.
     *
     * @throws dev.signet.api.dialect.RpcException INVALID_ARGUMENT if a part cannot be read
     */
    Message read(List<String> path, @Nullable String query, byte[] json) {
        Message.Builder request = rpc.request().newBuilderForType();
        switch (body) {
            case Body.None none -> QueryBinder.bind(query, request, pathFields, unknownFields);
            case Body.Whole whole -> {
                if (unknownFields == UnknownFields.REFUSED) {
                    QueryBinder.refuse(query);
                }
                JsonBody.merge(json, request, unknownFields);
            }
            case Body.Field field -> {
                JsonBody.mergeField(json, field.field(), request, unknownFields);
                List<FieldPath> taken = new ArrayList<>(pathFields);
                taken.add(new FieldPath(List.of(field.field())));
                QueryBinder.bind(query, request, taken, unknownFields);
            }
        }
        bindPath(path, request);
        return request.build();
    }

    private void bindPath(List<String> path, Message.Builder request) {
        for (int i = 0; i < pathFields.size(); i++) {
            pathFields.get(i).put(request, template.variables().get(i).value(path));
        }
    }

    private static FieldPath field(RpcMethod rpc, Descriptor type, String path) {
        return FieldPath.find(type, path)
                .orElseThrow(() -> new IllegalArgumentException(
                        rpc.fullName() + " binds " + path + ", which is not a field of " + type.getFullName()));
    }

    private static String httpMethod(HttpRule rule) {
        return switch (rule.getPatternCase()) {
            case GET -> "GET";
            case PUT -> "PUT";
            case POST -> "POST";
            case DELETE -> "DELETE";
            case PATCH -> "PATCH";
            case CUSTOM -> rule.getCustom().getKind();
            case PATTERN_NOT_SET -> throw new IllegalArgumentException("An HTTP rule without a path: " + rule);
        };
    }

    private static String path(HttpRule rule) {
        return switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case PUT -> rule.getPut();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            case PATCH -> rule.getPatch();
            case CUSTOM -> rule.getCustom().getPath();
            case PATTERN_NOT_SET -> "";
        };
    }
}
