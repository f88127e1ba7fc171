package dev.signet.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class OpenApiIT {
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
    void an_operation_has_its_parameters_body_permission_and_answers() {
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
    void every_reference_leads_somewhere_and_operation_ids_are_unique() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        List<String> ids = document.path("paths").findValuesAsText("operationId");
        Set<String> unique = new HashSet<>(ids);
        assertThat(unique).hasSameSizeAs(ids).hasSizeGreaterThan(80);
    }

    @Test
    void the_page_shows_every_operation_and_loads_nothing_from_elsewhere() {
        String page = given().get("/openapi/ui")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=utf-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self'"))
                .extract()
                .asString();
        for (String id : document.path("paths").findValuesAsText("operationId")) {
            assertThat(page).contains("id=\"" + id + "\"");
        }
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("style=");
        given().get("/openapi/ui.css").then().statusCode(200).contentType("text/css;charset=UTF-8");
    }
}
