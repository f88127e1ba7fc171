package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnexpectedErrorIT {

    @Test
    void a_client_gets_the_error_of_the_protocol_without_details() {
        Response failed = given().get("/oauth/v2/failing");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.jsonPath().getString("error")).isEqualTo("server_error");
        assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(failed.asString())
                .contains("under the id ")
                .doesNotContain(FailingResource.SECRET, "IllegalStateException");
    }

    @Test
    void a_person_gets_a_page_without_details() {
        Response failed = given().get("/ui/failing");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.contentType()).startsWith("text/html");
        assertThat(failed.asString()).contains("<h1").doesNotContain(FailingResource.SECRET, "IllegalStateException");
    }
}
