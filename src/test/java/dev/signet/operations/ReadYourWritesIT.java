package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An object that one call creates is always found by the next call. */
@QuarkusTest
class ReadYourWritesIT {
    private static final int TIMES = 1_000;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    @Test
    void each_of_a_thousand_created_users_is_found() throws Exception {
        String token = Files.readString(tokenFile).strip();
        String prefix = "ryw-" + System.nanoTime() + '-';
        int found = 0;
        for (int i = 0; i < TIMES; i++) {
            String name = prefix + i;
            String id = api(token)
                    .body(Map.of("userName", name, "name", name))
                    .post("/management/v1/users/machine")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("userId");
            String first = api(token)
                    .body("{\"queries\":[{\"userNameQuery\":{\"userName\":\"" + name + "\"}}]}")
                    .post("/management/v1/users/_search")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("result[0].id");
            found += id.equals(first) ? 1 : 0;
        }
        assertThat(found).isEqualTo(TIMES);
    }

    private static RequestSpecification api(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
