package dev.signet.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.api.dialect.CallHeader;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.rest.RestRoute;
import dev.signet.api.rest.RestRoutes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The OpenAPI 3.1 document: all REST routes according to their contracts, and the endpoints of OAuth 2.0 and OpenID
 * Connect.
 */
@Singleton
final class OpenApiDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROTOCOL = "OAuth 2.0 and OpenID Connect";

    private final Dialects dialects;
    private final RestRoutes routes;
    private final String version;
    private final String server;

    OpenApiDocument(
            Dialects dialects,
            RestRoutes routes,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") String server) {
        this.dialects = dialects;
        this.routes = routes;
        this.version = version;
        this.server = server;
    }

    /** Creates the document, which takes some milliseconds. */
    ObjectNode write() {
        ObjectNode protocol = protocol();
        Schemas schemas = new Schemas();
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.set("info", info());
        document.putArray("servers").addObject().put("url", server).put("description", "This server.");
        document.set("tags", tags());
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
                        "Fields with default values are left out of answers, and 64-bit numbers are strings. "
                                + unknownFields()
                                + " A request body may be compressed with gzip. Every origin may call the API from a"
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

    // The description of the endpoints of OAuth 2.0 and OpenID Connect is written by hand, because no contract
    // describes them.
    private static ObjectNode protocol() {
        try (InputStream file = Objects.requireNonNull(
                OpenApiDocument.class.getResourceAsStream("oauth.json"),
                "the resource oauth.json is missing from the class path")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String unknownFields() {
        return dialects.all().stream()
                .flatMap(dialect -> dialect.roots().stream().map(root -> Map.entry(root, dialect.unknownFields())))
                .filter(root -> root.getValue() == UnknownFields.REFUSED)
                .map(root -> '`' + root.getKey() + '`')
                .collect(Collectors.joining(", ", "Unknown fields of a request are ignored, but refused below ", "."));
    }

    private ObjectNode components(Schemas schemas, JsonNode protocol) {
        ObjectNode components = JSON.objectNode();
        ObjectNode security = components.putObject("securitySchemes");
        ObjectNode parameters = components.putObject("parameters");
        ObjectNode responses = components.putObject("responses");
        for (Dialect dialect : dialects.all()) {
            ObjectNode scheme = security.putObject(Operations.securityScheme(dialect));
            new TreeMap<>(dialect.credentials().securityScheme()).forEach(scheme::put);
            for (CallHeader header : dialect.headers()) {
                parameters
                        .putObject(Operations.parameter(dialect, header))
                        .put("name", header.name())
                        .put("in", "header")
                        .put("description", header.description())
                        .putObject("schema")
                        .put("type", "string");
            }
            Failures.writeAll(dialect, dialect.failures().schema(schemas::field), responses);
        }
        security.setAll((ObjectNode) protocol.get("securitySchemes"));
        responses.setAll((ObjectNode) protocol.get("responses"));
        ObjectNode all = schemas.all();
        all.setAll((ObjectNode) protocol.get("schemas"));
        components.set("schemas", all);
        return components;
    }
}
