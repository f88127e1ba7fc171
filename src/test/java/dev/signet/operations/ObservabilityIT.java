package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server tells those who operate it: its metrics, and the board and the alerts made of them. */
@QuarkusTest
class ObservabilityIT {
    private static final Path FOLDER = Path.of("kubernetes", "observability");
    private static final Pattern USED = Pattern.compile("\\b(?:signet|http_server|jvm|process|system)_[a-z_]+\\b");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^([a-z_]+)(?:\\{| )");

    /** Sends a request, because some metrics exist only after the first request that they count. */
    @BeforeEach
    void send() {
        given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "unknown")
                .post("/oauth/v2/token")
                .then()
                .statusCode(400);
        given().header("Authorization", "Bearer nonsense")
                .get("/auth/v1/users/me")
                .then()
                .statusCode(401);
    }

    @Test
    void the_board_and_the_alerts_name_only_metrics_that_the_server_has() throws IOException {
        Set<String> exposed = exposed();
        for (String file : new String[] {"grafana-dashboard.json", "prometheus-rules.yaml"}) {
            Set<String> used = names(USED, Files.readString(FOLDER.resolve(file)));
            assertThat(used).as(file).hasSizeGreaterThan(4).isSubsetOf(exposed);
        }
    }

    @Test
    void every_metric_of_the_server_is_on_the_board() throws IOException {
        Set<String> board = names(USED, Files.readString(FOLDER.resolve("grafana-dashboard.json")));
        Set<String> own = exposed().stream()
                .filter(name -> name.startsWith("signet_"))
                .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(own)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(board).as(name).anyMatch(used -> used.startsWith(name)));
    }

    @Test
    void a_refused_token_and_a_refused_call_are_counted_by_their_reason() {
        double before = refusals("auth.token.invalid");
        given().header("Authorization", "Bearer nonsense")
                .get("/auth/v1/users/me")
                .then()
                .statusCode(401);
        assertThat(refusals("auth.token.invalid")).isGreaterThan(before);
    }

    @Test
    void the_lag_of_a_consumer_returns_to_zero() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(metrics()).contains("signet_consumer_lag{consumer=\"token-ending\"} 0.0"));
    }

    @Test
    void a_request_has_an_id_which_its_response_repeats() {
        given().header("x-request-id", "from-a-proxy.1")
                .get("/oauth/v2/keys")
                .then()
                .header("x-request-id", "from-a-proxy.1");
        for (String unusable : new String[] {"two words", "x".repeat(65)}) {
            String made = given().header("x-request-id", unusable)
                    .get("/oauth/v2/keys")
                    .getHeader("x-request-id");
            assertThat(made).matches("[0-9a-f]{32}");
        }
    }

    private static double refusals(String reason) {
        Matcher matcher = Pattern.compile(
                        "signet_gate_refusals_total\\{gate=\"api\",reason=\"" + Pattern.quote(reason) + "\"\\} (\\S+)")
                .matcher(metrics());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static Set<String> exposed() {
        return names(EXPOSED, metrics());
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
