package dev.signet.api.http;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthGroupsIT {

    // attack A-36 in docs/security-rules.md
    @Test
    void invented_names_create_no_group_of_health_checks() {
        for (int i = 0; i < 120; i++) {
            given().get("/q/health/group/stranger" + i).then().statusCode(404);
        }
        given().get("/q/health/live").then().statusCode(200);
    }
}
