package dev.signet.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class OpenApiIT {
    @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080")
    String externalUrl;

    private JsonNode document;

    @BeforeEach
    void fetch() throws Exception {
        document = new ObjectMapper()
                .readTree(given().get("/openapi")
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .extract()
                        .asString());
    }

    @Test
    void the_document_and_its_page_answer_head_like_get() {
        for (String path : List.of("/openapi", "/openapi/ui/", "/openapi/ui/swagger-ui.css")) {
            int status = given().redirects().follow(false).get(path).statusCode();
            assertThat(given().redirects().follow(false).head(path).statusCode())
                    .as(path)
                    .isEqualTo(status)
                    .isEqualTo(200);
        }
    }

    @Test
    void an_operation_has_parameters_body_permission_and_responses() {
        JsonNode add = document.at("/paths/~1management~1v1~1users~1human/post");
        assertThat(add.path("summary").asText()).isEqualTo("Add human user");
        assertThat(add.path("description").asText()).contains("`user.write`");
        assertThat(add.at("/requestBody/content/application~1json/schema/$ref").asText())
                .endsWith("/zitadel.management.v1.AddHumanUserRequest");
        assertThat(add.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/zitadel.management.v1.AddHumanUserResponse");
        assertThat(document.at("/paths/~1management~1v1~1users~1{id}/get/parameters/0/in")
                        .asText())
                .isEqualTo("path");
        assertThat(document.at("/paths/~1management~1v1~1users~1_is_unique/get/parameters")
                        .findValuesAsText("name"))
                .containsExactly("userName", "email");
        assertThat(document.at("/paths/~1management~1v1~1healthz/get/security").size())
                .isZero();
    }

    @Test
    void a_schema_has_names_types_and_limits_of_the_json_form() {
        JsonNode schemas = document.at("/components/schemas");
        JsonNode request = schemas.path("zitadel.management.v1.AddHumanUserRequest");
        assertThat(request.at("/properties/userName/maxLength").asInt()).isEqualTo(200);
        assertThat(List.of(request.path("required").get(0).asText())).containsExactly("userName");
        assertThat(schemas.at("/zitadel.v1.ObjectDetails/properties/sequence/type")
                        .asText())
                .isEqualTo("string");
        assertThat(schemas.at("/zitadel.v1.ObjectDetails/properties/creationDate/format")
                        .asText())
                .isEqualTo("date-time");
        assertThat(schemas.at("/zitadel.user.v1.Gender/enum/0").asText()).isEqualTo("GENDER_UNSPECIFIED");
    }

    @Test
    void every_reference_is_defined_and_operation_ids_are_unique() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        // not of examples, in which a field may have this name
        List<String> ids = StreamSupport.stream(document.path("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .filter(operation -> operation.has("operationId"))
                .map(operation -> operation.path("operationId").asText())
                .toList();
        Set<String> unique = new HashSet<>(ids);
        assertThat(unique).hasSameSizeAs(ids).hasSizeGreaterThan(80);
    }

    @Test
    void every_operation_names_credentials_that_the_document_describes() {
        Set<String> named = document.findValues("security").stream()
                .flatMap(alternatives -> StreamSupport.stream(alternatives.spliterator(), false))
                .flatMap(alternative ->
                        StreamSupport.stream(Spliterators.spliteratorUnknownSize(alternative.fieldNames(), 0), false))
                .collect(Collectors.toSet());

        assertThat(named).contains("bearer", "clientSecret");
        assertThat(named)
                .allMatch(name ->
                        document.path("components").path("securitySchemes").has(name));
    }

    @Test
    void the_document_contains_the_server_url_and_the_form_of_failures() {
        assertThat(document.at("/servers/0/url").asText()).isEqualTo(externalUrl);
        JsonNode get = document.at("/paths/~1management~1v1~1users~1{id}/get/responses");
        assertThat(fieldNames(get)).containsExactlyInAnyOrder("200", "400", "401", "403", "404", "503");
        JsonNode add = document.at("/paths/~1management~1v1~1users~1human/post/responses");
        assertThat(fieldNames(add)).containsExactlyInAnyOrder("200", "400", "401", "403", "409", "413", "415", "503");
        JsonNode healthz = document.at("/paths/~1management~1v1~1healthz/get/responses");
        assertThat(fieldNames(healthz)).containsExactlyInAnyOrder("200", "400", "503");
        assertThat(document.at("/components/responses/zitadel.UNAUTHENTICATED/content/application~1json/example/code")
                        .asInt())
                .isEqualTo(16);
        assertThat(document.at(
                                "/components/schemas/zitadel.management.v1.AddHumanUserRequest/properties/userName/examples/0")
                        .asText())
                .isEqualTo("rita");
    }

    @Test
    void exactly_the_endpoints_of_the_protocol_are_described() {
        Set<String> served = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.signet.oidc")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> Stream.of(GET.class, POST.class, PUT.class, DELETE.class)
                                .filter(method::isAnnotatedWith)
                                .map(verb -> verb.getSimpleName().toLowerCase(Locale.ROOT) + ' ' + path(method)))
                        .collect(Collectors.toSet());

        Set<String> described = new HashSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().at("/tags/0").asText().startsWith("OAuth")) {
                        described.add(operation.getKey() + ' ' + path.getKey());
                    }
                }));
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(15);
    }

    @Test
    void the_page_loads_only_its_own_files_and_scripts() {
        String page = given().get("/openapi/ui")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=utf-8")
                .header(
                        "Content-Security-Policy",
                        startsWith("default-src 'none'; script-src 'self'; style-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .extract()
                .asString();
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("style=")
                .doesNotContain("<script>");
        given().get("/openapi/ui/swagger-ui.css").then().statusCode(200).contentType("text/css;charset=utf-8");
        given().get("/openapi/ui/swagger-ui-bundle.js").then().statusCode(200);
        given().get("/openapi/ui/start.js").then().statusCode(200);
    }

    private static String path(JavaMethod method) {
        return method.getOwner().getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private static List<String> fieldNames(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
