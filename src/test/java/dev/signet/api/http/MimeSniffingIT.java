package dev.signet.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every response of every interface forbids browsers to guess its content type. */
@QuarkusTest
class MimeSniffingIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/management/v1/healthz",
                "/management/v1/nope",
                "/management/v1/users/_search",
                "/oidc/v1/userinfo",
                "/oauth/v2/keys",
                "/oauth/v2/authorize",
                "/oauth/v2/nope",
                "/.well-known/openid-configuration",
                "/ui/login/login",
                "/ui/login/nope",
                "/ui/login/assets/login.css",
                "/ui/login/assets/nope.css",
                "/openapi",
                "/openapi/ui",
                "/openapi/ui/swagger-ui.css",
                "/q/health/live",
                "/q/health/group/a",
                "/q/metrics",
                "/nowhere",
                "/no^where"
            })
    void every_response_has_the_header_once(String path) {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "FOO"}) {
            expectHeader(given().redirects().follow(false).request(method, path));
        }
        expectHeader(given().redirects()
                .follow(false)
                .contentType("text/plain")
                .body("x")
                .post(path));
    }

    private static void expectHeader(Response response) {
        assertThat(response.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
    }
}
