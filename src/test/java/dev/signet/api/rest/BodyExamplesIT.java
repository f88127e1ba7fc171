package dev.signet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import dev.signet.api.dialect.UnknownFields;
import dev.signet.api.rest.RestRoute.Body;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bodies that the page of the API fills in: the server takes each of them as it is. */
@QuarkusTest
final class BodyExamplesIT {
    private static final String ID = "251834629134516225";

    @Inject
    RestRoutes routes;

    private final Validator validator = ValidatorFactory.newBuilder().build();
    private JsonNode paths;

    @BeforeEach
    void fetch() throws Exception {
        paths = new ObjectMapper().readTree(given().get("/openapi").asString()).path("paths");
    }

    @Test
    void every_example_of_a_body_can_be_read_and_keeps_the_rules_of_its_fields() {
        List<String> refused = withBody()
                .map(this::refusal)
                .filter(reason -> !reason.isEmpty())
                .toList();

        assertThat(refused).isEmpty();
        assertThat(withBody()).hasSizeGreaterThan(80);
    }

    @Test
    void an_example_of_a_search_finds_the_first_entries_whatever_they_are() {
        List<RestRoute> searches = withBody()
                .filter(route -> route.template().text().endsWith("/_search"))
                .toList();

        assertThat(searches).hasSizeGreaterThan(20).allSatisfy(route -> {
            JsonNode example = example(route);
            assertThat(example.has("queries")).as(route.template().text()).isFalse();
            JsonNode query = example.path("query");
            assertThat(query.path("limit").asInt()).isLessThanOrEqualTo(10);
            assertThat(query.path("offset").asText("0")).isEqualTo("0");
        });
        assertThat(example(searches.stream()
                                .filter(route -> route.template().text().equals("/management/v1/users/_search"))
                                .findFirst()
                                .orElseThrow())
                        .toString())
                .isEqualTo("{\"query\":{\"offset\":\"0\",\"limit\":10,\"asc\":false}}");
    }

    private Stream<RestRoute> withBody() {
        return routes.all().stream().filter(RestRoute::readsBody);
    }

    /** Why the server would refuse the example; empty if it takes it. */
    private String refusal(RestRoute route) {
        Message.Builder request = route.rpc().request().newBuilderForType();
        byte[] json = example(route).toString().getBytes(StandardCharsets.UTF_8);
        try {
            if (route.body() instanceof Body.Field body) {
                JsonBody.mergeField(json, body.field(), request, UnknownFields.REFUSED);
            } else {
                JsonBody.merge(json, request, UnknownFields.REFUSED);
            }
            route.pathFields().forEach(field -> field.put(request, inPath(field)));
            ValidationResult result = validator.validate(request.build());
            return result.isSuccess() ? "" : route.template().text() + ' ' + result;
        } catch (ValidationException | RuntimeException e) {
            return route.template().text() + ' ' + e;
        }
    }

    /** A value that the path could have: names are words in small letters. */
    private static String inPath(FieldPath field) {
        boolean named = field.target().getJavaType() == JavaType.STRING
                && !field.target().getName().endsWith("id");
        return named ? "users" : ID;
    }

    private JsonNode example(RestRoute route) {
        String path = route.template().text().replaceAll("\\{([^}=]+)=[^}]*}", "{$1}");
        String mediaType = route.rpc().takesStream() ? "application/x-ndjson" : "application/json";
        JsonNode example = paths.path(path)
                .path(route.httpMethod().toLowerCase(Locale.ROOT))
                .at("/requestBody/content")
                .path(mediaType)
                .path("example");
        assertThat(example.isMissingNode()).as(path).isFalse();
        return example;
    }
}
