package dev.signet.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Date header of RFC 9110 section 6.6.1, in the responses of every interface. */
@QuarkusTest
final class DateHeaderIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/management/v1/healthz",
                "/management/v1/nope",
                "/management/v1/users/_search",
                "/oidc/v1/userinfo",
                "/oauth/v2/keys",
                "/oauth/v2/authorize",
                "/.well-known/openid-configuration",
                "/ui/login/login",
                "/ui/login/assets/login.css",
                "/openapi",
                "/q/health/live",
                "/nowhere"
            })
    void every_response_has_a_date(String path) {
        expectDated(given().redirects().follow(false).get(path));
    }

    @Test
    void responses_to_forms_and_refused_bodies_have_a_date() {
        expectDated(given().formParam("grant_type", "authorization_code").post("/oauth/v2/token"));
        expectDated(given().contentType("text/plain").body("x").post("/oauth/v2/token"));
        expectDated(given().contentType("application/x-www-form-urlencoded")
                .body("a=" + "b".repeat(2 * 1024 * 1024))
                .post("/oauth/v2/token"));
    }

    private static void expectDated(Response response) {
        assertThat(response.headers().getValues("Date")).hasSize(1);
        Instant date = ZonedDateTime.parse(response.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(date).isBetween(Instant.now().minus(Duration.ofSeconds(5)), Instant.now());
    }
}
