package dev.signet.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.Code;
import dev.signet.api.dialect.AccessRule;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoute.Body;
import java.util.stream.Stream;

/** The failures of API calls: the status, its meaning, and an example of the body. */
enum Failures {
    INVALID(
            400,
            "A field or the JSON is invalid, or the state of an object does not allow the call; `details` names the field.",
            Code.INVALID_ARGUMENT,
            "request.field.invalid",
            "user_name: is required") {
        @Override
        boolean isOf(RestRoute route) {
            return true;
        }
    },
    UNAUTHENTICATED(
            401,
            "The token is missing, expired or not for this API.",
            Code.UNAUTHENTICATED,
            "auth.token.invalid",
            "The token is missing or not valid.") {
        @Override
        boolean isOf(RestRoute route) {
            return needsToken(route);
        }
    },
    PERMISSION_DENIED(
            403,
            "The caller lacks the permission in the organization.",
            Code.PERMISSION_DENIED,
            "auth.permission.denied",
            "This needs a permission that the caller does not have.") {
        @Override
        boolean isOf(RestRoute route) {
            return needsToken(route);
        }
    },
    NOT_FOUND(
            404,
            "The organization has no object with this id.",
            Code.NOT_FOUND,
            "user.not_found",
            "There is no such user.") {
        @Override
        boolean isOf(RestRoute route) {
            return !route.pathFields().isEmpty();
        }
    },
    CONFLICT(
            409,
            "It exists already, or somebody else changed it at the same time.",
            Code.ALREADY_EXISTS,
            "user.name.taken",
            "The user name is taken.") {
        @Override
        boolean isOf(RestRoute route) {
            return !route.httpMethod().equals("GET") && !route.template().text().endsWith("_search");
        }
    },
    TOO_LARGE(
            413,
            "The body is longer than 1,048,576 bytes, before or after decompression.",
            Code.RESOURCE_EXHAUSTED,
            "request.body.too_large",
            "The body is longer than 1048576 bytes.") {
        @Override
        boolean isOf(RestRoute route) {
            return hasBody(route);
        }
    },
    ENCODING(
            415,
            "The body has a `Content-Encoding` other than gzip.",
            Code.INVALID_ARGUMENT,
            "request.body.encoding_unsupported",
            "The Content-Encoding of the body must be gzip, or missing.") {
        @Override
        boolean isOf(RestRoute route) {
            return hasBody(route);
        }
    },
    UNAVAILABLE(
            503,
            "The database is not available; try again later.",
            Code.UNAVAILABLE,
            "database.unavailable",
            "The database cannot be reached.") {
        @Override
        boolean isOf(RestRoute route) {
            return true;
        }
    };

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper READER = new ObjectMapper();

    private final int status;
    private final String meaning;
    private final Code code;
    private final String id;
    private final String message;

    Failures(int status, String meaning, Code code, String id, String message) {
        this.status = status;
        this.meaning = meaning;
        this.code = code;
        this.id = id;
        this.message = message;
    }

    /** Whether calls of this route can fail in this way. */
    abstract boolean isOf(RestRoute route);

    /** Adds the failures of a route to its responses. */
    static void write(RestRoute route, ObjectNode responses) {
        Stream.of(values())
                .filter(failure -> failure.isOf(route))
                .forEach(failure -> responses
                        .putObject(Integer.toString(failure.status))
                        .put(
                                "$ref",
                                "#/components/responses/"
                                        + failure.name(route.rpc().dialect())));
    }

    /** Adds all failures of a dialect to the components, with the schema of their bodies. */
    static void writeAll(Dialect dialect, ObjectNode schema, ObjectNode responses) {
        for (Failures failure : values()) {
            ObjectNode content = JSON.objectNode();
            ObjectNode json = content.putObject("application/json");
            json.set("schema", schema.deepCopy());
            json.set("example", failure.example(dialect));
            responses
                    .putObject(failure.name(dialect))
                    .put("description", failure.meaning)
                    .set("content", content);
        }
    }

    private String name(Dialect dialect) {
        return dialect.name() + '.' + name();
    }

    private JsonNode example(Dialect dialect) {
        try {
            return READER.readTree(dialect.failures().json(RpcFailure.of(code, id, message)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The dialect " + dialect.name() + " does not report failures in JSON", e);
        }
    }

    private static boolean needsToken(RestRoute route) {
        return !(route.rpc().access() instanceof AccessRule.Anyone);
    }

    private static boolean hasBody(RestRoute route) {
        return !(route.body() instanceof Body.None);
    }
}
