package dev.signet.oidc.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Clients cannot register themselves unless the operator enables it. */
@QuarkusTest
final class RegistrationOffIT {
    @Inject
    TestingRegistration registration;

    @Test
    void the_endpoint_is_missing_and_not_in_the_metadata() {
        registration
                .register(registration.project(), TestingRegistration.web())
                .then()
                .statusCode(404);
        given().get(TestingRegistration.ENDPOINT + "/1").then().statusCode(404);
        given().delete(TestingRegistration.ENDPOINT + "/1").then().statusCode(404);
        given().get("/.well-known/openid-configuration").then().body("$", not(hasKey("registration_endpoint")));
    }
}
