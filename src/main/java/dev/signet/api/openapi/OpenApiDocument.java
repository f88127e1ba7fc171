package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.rpc.BadRequest;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoutes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenAPI 3.1 document: all REST routes as their contracts describe them, and the endpoints of the protocol. */
@Singleton
final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROTOCOL = "OAuth 2.0 and OpenID Connect";

    private final RestRoutes routes;
    private final String version;
    private final String server;

    OpenApiDocument(
            RestRoutes routes,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") String server) {
        this.routes = routes;
        this.version = version;
        this.server = server;
    }

    /** Makes the document anew; takes some milliseconds. */
    ObjectNode write() {
        ObjectNode protocol = protocol();
        Schemas schemas = new Schemas();
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.set("info", info());
        document.putArray("servers").addObject().put("url", server).put("description", "This server.");
        document.set("tags", tags());
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        paths.setAll((ObjectNode) protocol.get("paths"));
        addRoutes(paths, new Operations(schemas));
        document.set("components", components(schemas, protocol.get("components")));
        return document;
    }

    private ObjectNode info() {
        ObjectNode info = JSON.objectNode()
                .put("title", "Signet")
                .put("version", version)
                .put("summary", "Identity and access management")
                .put(
                        "description",
                        "Fields with default values are left out of answers, and 64-bit numbers are strings. Fields that"
                                + " a request does not have are refused below `/signet` and passed over elsewhere, as"
                                + " ZITADEL does. A body may be packed with gzip. Every origin may call the API from a"
                                + " browser, with a token and without cookies.");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        return info;
    }

    private ArrayNode tags() {
        ArrayNode tags = JSON.arrayNode();
        tags.addObject().put("name", PROTOCOL).put("description", "How applications sign people and themselves in.");
        routes.all().stream()
                .map(route -> route.rpc().descriptor().getService().getFullName())
                .distinct()
                .forEach(service -> tags.addObject()
                        .put("name", service)
                        .put("description", "The REST form of the gRPC service `" + service + "`."));
        return tags;
    }

    private void addRoutes(ObjectNode paths, Operations operations) {
        for (RestRoute route : routes.all()) {
            String path = Operations.path(route);
            ObjectNode item = paths.get(path) instanceof ObjectNode existing ? existing : paths.putObject(path);
            item.set(route.httpMethod().toLowerCase(Locale.ROOT), operations.describe(route));
        }
    }

    // Written by hand, as it has no contract but the specifications.
    private static ObjectNode protocol() {
        try (InputStream file = Objects.requireNonNull(
                OpenApiDocument.class.getResourceAsStream("oauth.json"),
                "the description of the protocol is missing")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode components(Schemas schemas, JsonNode protocol) {
        ObjectNode components = JSON.objectNode();
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A personal access token or an access token.");
        security.setAll((ObjectNode) protocol.get("securitySchemes"));
        ObjectNode orgId = components.putObject("parameters").putObject(Operations.ORG_PARAMETER);
        orgId.put("name", "x-zitadel-orgid")
                .put("in", "header")
                .put(
                        "description",
                        "Organization to act in; without it the caller's own. It selects and never grants.");
        orgId.putObject("schema").put("type", "string");
        ObjectNode responses = components.putObject("responses");
        Failures.writeAll(error(schemas), responses);
        responses.setAll((ObjectNode) protocol.get("responses"));
        ObjectNode all = schemas.all();
        all.setAll((ObjectNode) protocol.get("schemas"));
        components.set("schemas", all);
        return components;
    }

    // google.rpc.Status in JSON; its details are messages of these two types.
    private static ObjectNode error(Schemas schemas) {
        ObjectNode error = JSON.objectNode().put("type", "object");
        ObjectNode properties = error.putObject("properties");
        properties.putObject("code").put("type", "integer").put("description", "gRPC status code.");
        properties.putObject("message").put("type", "string").put("description", "For people.");
        ObjectNode detail = properties.putObject("details").put("type", "array").putObject("items");
        detail.put("type", "object").putArray("required").add("@type");
        ObjectNode ofDetail = detail.putObject("properties");
        ofDetail.putObject("@type").put("type", "string").put("description", "Which of the two it is.");
        ErrorDetail.getDescriptor()
                .getFields()
                .forEach(field -> ofDetail.set(field.getJsonName(), schemas.field(field)));
        BadRequest.getDescriptor()
                .getFields()
                .forEach(field -> ofDetail.set(field.getJsonName(), schemas.field(field)));
        return error;
    }
}
