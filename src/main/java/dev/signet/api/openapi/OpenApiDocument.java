package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.BadRequest;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoutes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenAPI 3.1 document of all REST routes. */
@Singleton
final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RestRoutes routes;
    private final String version;

    OpenApiDocument(RestRoutes routes, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.routes = routes;
        this.version = version;
    }

    /** Makes the document anew; takes some milliseconds. */
    ObjectNode write() {
        Schemas schemas = new Schemas();
        Operations operations = new Operations(schemas);
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Signet")
                .put("version", version)
                .put(
                        "description",
                        "Users, organizations and events of a Signet server. Fields with default values are left out"
                                + " of answers; 64-bit numbers are strings; unknown fields in requests are refused.");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        for (RestRoute route : routes.all()) {
            String path = Operations.path(route);
            ObjectNode item = paths.get(path) instanceof ObjectNode existing ? existing : paths.putObject(path);
            item.set(route.httpMethod().toLowerCase(Locale.ROOT), operations.describe(route));
        }
        document.set("components", components(schemas));
        return document;
    }

    private static ObjectNode components(Schemas schemas) {
        ObjectNode components = JSON.objectNode();
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A personal access token or an access token.");
        ObjectNode orgId = components.putObject("parameters").putObject(Operations.ORG_PARAMETER);
        orgId.put("name", "x-zitadel-orgid")
                .put("in", "header")
                .put(
                        "description",
                        "Organization to act in; without it the caller's own. It selects and never grants.");
        orgId.putObject("schema").put("type", "string");
        components
                .putObject("responses")
                .putObject(Operations.ERROR_RESPONSE)
                .put("description", "The call failed; the status says how.")
                .set("content", Operations.json(error(schemas)));
        components.set("schemas", schemas.all());
        return components;
    }

    // google.rpc.Status in JSON; its details are messages of these two types.
    private static ObjectNode error(Schemas schemas) {
        ObjectNode error = JSON.objectNode().put("type", "object");
        ObjectNode properties = error.putObject("properties");
        properties.putObject("code").put("type", "integer").put("description", "gRPC status code.");
        properties.putObject("message").put("type", "string").put("description", "For people.");
        ObjectNode details = properties.putObject("details").put("type", "array");
        details.putObject("items")
                .putArray("anyOf")
                .add(schemas.reference(ErrorDetail.getDescriptor()))
                .add(schemas.reference(BadRequest.getDescriptor()));
        return error;
    }
}
