package dev.signet.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.dpop.TestingKey;
import dev.signet.session.AgentCookie;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How much strangers can make the server store: the rows and bytes of every table after many calls of every endpoint
 * (A-36).
 */
@QuarkusTest
@TestProfile(TestingLimits.class)
class AnonymousGrowthIT {
    private static final int CALLS = 40;
    private static final String LONG_STATE = "state-".repeat(500);
    private static final String HINT = "hinted-person@mail.example";

    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    private TestingFlow.App app;
    private Map<String, Long> before;

    @BeforeEach
    void count() {
        app = flow.app("OIDC_AUTH_METHOD_TYPE_NONE", "OIDC_APP_TYPE_NATIVE", "AUTHORIZATION_CODE", "DEVICE_CODE");
        before = rows();
    }

    @Test
    void a_request_to_sign_in_leaves_no_row() {
        for (int i = 0; i < CALLS; i++) {
            Response waiting = flow.authorize(flow.parameters(app, "state", LONG_STATE, "login_hint", HINT), null);
            assertThat(waiting.header("Location")).contains("/ui/login/login?authRequestID=");
            anonymous().formParams(flow.parameters(app, "state", LONG_STATE)).post("/oauth/v2/authorize");
        }
        assertThat(grown()).isEmpty();
        assertThat(contains(HINT)).isFalse();
    }

    @Test
    void opening_the_pages_leaves_no_row() {
        TestingBrowser browser = new TestingBrowser(cookies.name(), app.clientId());
        for (int i = 0; i < CALLS / 4; i++) {
            browser.start("");
            browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", "nobody" + i))));
            for (String page :
                    List.of("login", "register", "password/forgot", "password/init", "user/init", "select")) {
                browser.get("/ui/login/" + page + "?authRequestID=" + browser.requestId());
            }
            browser.start("");
            browser.get(TestingBrowser.location(browser.post("/ui/login/cancel", Map.of())));
            browser.get("/ui/login/device");
            browser.get("/ui/login/error?reason=expired&authRequestID=" + browser.requestId());
        }
        assertThat(grown()).isEmpty();
    }

    @Test
    void calls_without_valid_credentials_leave_no_row() {
        for (int i = 0; i < CALLS; i++) {
            String any = "any" + i;
            anonymous().queryParam("id_token_hint", any).get("/oidc/v1/end_session");
            anonymous().queryParam("id", any).get("/oauth/v2/authorize/callback");
            anonymous().queryParam("id", any).get("/oauth/v2/authorize/again");
            anonymous().auth().oauth2(any).get("/oidc/v1/userinfo");
            anonymous().body("{}").contentType("application/json").post("/oauth/v2/register");
            for (String path : List.of("token", "introspect", "revoke", "par", "device_authorization")) {
                anonymous()
                        .formParams(
                                Map.of("client_id", any, "grant_type", "authorization_code", "code", any, "token", any))
                        .post("/oauth/v2/" + path);
            }
            anonymous()
                    .formParams(Map.of("grant_type", "authorization_code", "client_id", app.clientId(), "code", any))
                    .post("/oauth/v2/token");
        }
        assertThat(grown()).isEmpty();
    }

    @Test
    void pushed_requests_are_few_small_and_short_lived() {
        int accepted = 0;
        for (int i = 0; i < CALLS; i++) {
            Response answer = anonymous()
                    .formParams(flow.parameters(app, "state", LONG_STATE, "login_hint", HINT))
                    .post("/oauth/v2/par");
            if (answer.statusCode() == 201) {
                accepted++;
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 600L);
            }
        }
        assertThat(accepted).isEqualTo(TestingLimits.ANONYMOUS_REQUESTS);
        assertThat(grown())
                .containsEntry("public.pushed_authorization_requests", (long) accepted)
                .containsOnlyKeys("public.pushed_authorization_requests", "public.attempts");
        assertThat(number("select max(pg_column_size(p.*)) as n from pushed_authorization_requests p"))
                .isLessThan(8_000);
        assertThat(number("select count(*) as n from pushed_authorization_requests where expires_at > now() + interval"
                        + " '10 minutes'"))
                .isZero();
        assertThat(contains(HINT)).isFalse();
    }

    @Test
    void a_client_that_authenticates_pushes_more_but_not_without_bound() {
        TestingFlow.App web = flow.webApp();
        before = rows();
        int accepted = 0;
        for (int i = 0; i < CALLS; i++) {
            Response answer = anonymous()
                    .auth()
                    .preemptive()
                    .basic(web.clientId(), String.valueOf(web.secret()))
                    .formParams(flow.parameters(web, "state", LONG_STATE))
                    .post("/oauth/v2/par");
            accepted += answer.statusCode() == 201 ? 1 : 0;
            assertThat(answer.statusCode()).isIn(201, 429);
        }
        assertThat(accepted).isEqualTo(TestingLimits.CLIENT_REQUESTS);
        assertThat(grown()).containsEntry("public.pushed_authorization_requests", (long) accepted);
    }

    @Test
    void proofs_of_clients_that_are_not_known_leave_no_row() {
        TestingKey key = TestingKey.es256();
        for (String grant : List.of(
                "authorization_code",
                "refresh_token",
                "client_credentials",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:token-exchange")) {
            Response refused = anonymous()
                    .header(
                            "DPoP",
                            key.proof("POST", "http://localhost:8080/oauth/v2/token")
                                    .sign())
                    .formParams(
                            Map.of("grant_type", grant, "client_id", "nobody", "client_secret", "x", "assertion", "x"))
                    .post("/oauth/v2/token");
            assertThat(refused.statusCode()).as(grant).isIn(400, 401);
            assertThat(refused.<String>path("error")).isNotEqualTo("invalid_dpop_proof");
        }
        assertThat(grown()).isEmpty();
    }

    @Test
    void a_large_request_is_not_pushed() {
        TestingFlow.App web = flow.webApp();
        before = rows();
        Response refused = anonymous()
                .auth()
                .preemptive()
                .basic(web.clientId(), String.valueOf(web.secret()))
                .formParams(flow.parameters(web, "state", noise(8_000), "nonce", noise(8_000)))
                .post("/oauth/v2/par");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("error_description")).contains("too long");
        assertThat(grown().keySet()).as("no more than the count of the client").isSubsetOf("public.attempts");
        Response told = anonymous()
                .formParams(flow.parameters(web, "state", noise(8_000), "nonce", noise(8_000)))
                .post("/oauth/v2/authorize");
        assertThat(told.header("Location")).startsWith(TestingFlow.REDIRECT).contains("error=invalid_request");
    }

    @Test
    void devices_are_few_and_small() {
        int accepted = 0;
        for (int i = 0; i < CALLS; i++) {
            Response answer = anonymous()
                    .formParams(Map.of("client_id", app.clientId(), "scope", "openid " + noise(3_000)))
                    .post("/oauth/v2/device_authorization");
            accepted += answer.statusCode() == 200 ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(TestingLimits.ANONYMOUS_REQUESTS);
        assertThat(grown())
                .containsEntry("public.device_authorizations", (long) accepted)
                .containsOnlyKeys("public.device_authorizations", "public.attempts");
        assertThat(number("select max(pg_column_size(d.*)) as n from device_authorizations d"))
                .isLessThan(8_000);
    }

    @Test
    void failed_sign_ins_and_resets_of_unknown_users_leave_a_few_counters() {
        TestingBrowser browser = new TestingBrowser(cookies.name(), app.clientId());
        for (int i = 0; i < CALLS; i++) {
            browser.start("");
            browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", "nobody" + i))));
            browser.post("/ui/login/password", Map.of("password", "wrong"));
            browser.get("/ui/login/password/forgot?authRequestID=" + browser.requestId());
            browser.post("/ui/login/password/forgot", Map.of("loginName", "nobody" + i));
        }
        Map<String, Long> grown = grown();
        assertThat(grown.keySet()).isSubsetOf("public.attempts");
        assertThat(grown.getOrDefault("public.attempts", 0L)).isLessThanOrEqualTo(4);
    }

    private static RequestSpecification anonymous() {
        return given().redirects().follow(false);
    }

    /** The tables that have more rows than before, and how many more. */
    private Map<String, Long> grown() {
        Map<String, Long> more = new TreeMap<>();
        rows().forEach((table, rows) -> {
            long grown = rows - before.getOrDefault(table, 0L);
            if (grown > 0) {
                more.put(table, grown);
            }
        });
        return more;
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables()) {
            rows.put(table, number("select count(*) as n from " + table));
        }
        return rows;
    }

    private List<String> tables() {
        // the key for each purpose is created on first use
        return database.query(
                "select table_schema || '.' || table_name as name from information_schema.tables"
                        + " where table_schema in ('public', 'views') and table_type = 'BASE TABLE'"
                        + " and table_name <> 'vault_keys'",
                row -> row.text("name"));
    }

    private boolean contains(String text) {
        return tables().stream()
                .anyMatch(table -> database.single(
                                "select count(*) as n from " + table + " t where lower(t::text) like ?",
                                row -> row.number("n"),
                                '%' + text + '%')
                        > 0);
    }

    private long number(String query) {
        return database.single(query, row -> row.number("n"));
    }

    private static String noise(int length) {
        return new Random(length)
                .ints(length, 'A', 'z')
                .map(c -> c == '\\' ? 'x' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
