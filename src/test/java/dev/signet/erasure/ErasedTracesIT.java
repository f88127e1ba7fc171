package dev.signet.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests that everything a person has left in the database by any API call is gone once the person is erased. Looks into
 * every column of every table that can contain a text, also in base64 and as bytes.
 */
@QuarkusTest
class ErasedTracesIT {
    private static final String PASSWORD = "a sufficiently long secret";
    /** Verifier of the code challenge that {@link TestingBrowser} sends. */
    private static final String RFC_7636_VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String USERS = "/management/v1/users/";

    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Test
    void nothing_remains_that_a_person_sent_or_that_others_sent_about_the_person() {
        Marks marks = new Marks(ids.next());
        TestingFlow.App app = flow.webApp();
        String id = createdAndChanged(marks);
        signedIn(marks, app);
        assertThat(tracesOf(marks).toString())
                .as("before, or this test proves nothing")
                .contains("user_view", "user_metadata_view");

        flow.api()
                .body("{\"force\":true}")
                .post("/signet/admin/v1/users/" + id + "/_erase")
                .then()
                .statusCode(200);

        assertThat(tracesOf(marks)).isEmpty();
    }

    @Test
    void readable_metadata_keys_of_older_events_are_removed_and_nothing_else_can_be_changed() {
        Marks marks = new Marks(ids.next());
        String id = createdAndChanged(marks);
        database.update(
                "insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, subject,"
                        + " actor) select nextval('events_position'), stream_type, stream_id, version + 1, owner,"
                        + " 'user.metadata.removed', 1, jsonb_build_object('key', ?), stream_id, 'system' from events"
                        + " where stream_type = 'user' and stream_id = ? order by version desc limit 1",
                marks.of("old-key"),
                id);
        assertThat(tracesOf(marks)).anyMatch(trace -> trace.startsWith("public.events.payload"));
        for (String change : List.of(
                "payload = '{}'",
                "payload = payload - 'key', actor = 'x'",
                "owner = 'x'",
                "payload = payload || '{\"a\":1}'")) {
            assertThatThrownBy(() -> database.update(
                            "update events set " + change + " where stream_id = ? and type like 'user.h%'", id))
                    .rootCause()
                    .hasMessageContaining("events are append-only");
        }

        flow.api()
                .body("{\"force\":true}")
                .post("/signet/admin/v1/users/" + id + "/_erase")
                .then()
                .statusCode(200);

        assertThat(tracesOf(marks)).isEmpty();
        flow.api()
                .body("{\"aggregateId\":\"" + id + "\"}")
                .post("/admin/v1/events/_search")
                .then()
                .statusCode(200);
    }

    private String createdAndChanged(Marks marks) {
        String id = flow.api()
                .body("""
                        {"userName":"%s","profile":{"firstName":"%s","lastName":"%s","nickName":"%s","displayName":"%s"},
                         "email":{"email":"%s@example.com","isEmailVerified":true},
                         "phone":{"phone":"%s","isPhoneVerified":true},"password":"%s"}""".formatted(
                                marks.of("user"),
                                marks.of("first"),
                                marks.of("last"),
                                marks.of("nick"),
                                marks.of("display"),
                                marks.of("mail"),
                                marks.phone(),
                                PASSWORD))
                .post(USERS + "human/_import")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
        put(id + "/username", "{\"userName\":\"" + marks.of("renamed") + "\"}");
        put(id + "/email", "{\"email\":\"" + marks.of("second") + "@example.com\",\"isEmailVerified\":true}");
        put(
                id + "/profile",
                "{\"firstName\":\"%s\",\"lastName\":\"%s\",\"displayName\":\"%s\"}"
                        .formatted(marks.of("newfirst"), marks.of("newlast"), marks.of("newdisplay")));
        String value = Base64.getEncoder().encodeToString(marks.of("value").getBytes(StandardCharsets.UTF_8));
        for (String key : List.of("key", "removed")) {
            flow.api()
                    .body("{\"value\":\"" + value + "\"}")
                    .post(USERS + id + "/metadata/" + marks.of(key))
                    .then()
                    .statusCode(200);
        }
        flow.api()
                .delete(USERS + id + "/metadata/" + marks.of("removed"))
                .then()
                .statusCode(200);
        return id;
    }

    /** Uses the pages and the tokens as the person, with a device that can be recognised. */
    private void signedIn(Marks marks, TestingFlow.App app) {
        TestingBrowser browser = new TestingBrowser(cookies.name(), app.clientId());
        browser.sending(Map.of("User-Agent", marks.of("agent")));
        browser.start("&login_hint=" + marks.of("hint"));
        Response proven = browser.signIn(marks.of("renamed"), PASSWORD);
        Response back = browser.get(TestingBrowser.location(proven));
        Map<String, String> form = new HashMap<>(
                TestingFlow.codeForm(TestingFlow.query(back.header("Location")).get("code")));
        form.put("code_verifier", RFC_7636_VERIFIER);
        String token = flow.token(app, form).then().statusCode(200).extract().path("access_token");
        given().header("Authorization", "Bearer " + token)
                .header("User-Agent", marks.of("agent"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200);
    }

    private void put(String path, String json) {
        flow.api().body(json).put(USERS + path).then().statusCode(200);
    }

    private List<String> tracesOf(Marks marks) {
        List<Column> columns = database.query(
                "select table_schema, table_name, column_name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where table_schema not in ('pg_catalog', 'information_schema')"
                        + " and table_type = 'BASE TABLE'"
                        + " and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')",
                row -> new Column(row.text("table_schema") + "." + row.text("table_name"), row.text("column_name")));
        assertThat(columns).hasSizeGreaterThan(50);
        List<String> traces = new ArrayList<>();
        for (Column column : columns) {
            for (String form : marks.forms()) {
                if (database.single(
                        "select exists (select 1 from " + column.table() + " t where lower(t.\"" + column.name()
                                + "\"::text) like ?) as found",
                        row -> row.flag("found"),
                        "%" + form + "%")) {
                    traces.add(column.table() + "." + column.name());
                    break;
                }
            }
        }
        return traces;
    }

    private record Column(String table, String name) {}

    /** Texts of one person that occur nowhere else, because all of them contain the same unique number. */
    private record Marks(String unique) {
        private static final HexFormat HEX = HexFormat.of();

        String of(String what) {
            return what + "-zq" + unique;
        }

        String phone() {
            return "+4179" + unique.substring(unique.length() - 7);
        }

        /**
         * Returns what to search for: the common part as text and as bytes, in the three forms that base64 may give it,
         * and the phone number.
         */
        List<String> forms() {
            List<String> forms = new ArrayList<>();
            for (String text : List.of("zq" + unique, phone())) {
                forms.add(text.toLowerCase(Locale.ROOT));
                forms.add(HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)));
                for (int shift = 0; shift < 3; shift++) {
                    byte[] bytes = (" ".repeat(shift) + text).getBytes(StandardCharsets.UTF_8);
                    String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
                    forms.add(base64.substring(4, base64.length() - 3).toLowerCase(Locale.ROOT));
                }
            }
            return forms;
        }
    }
}
