package dev.signet.api.zitadel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.Actor;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports of people, and their way into another organization. */
@QuarkusTest
final class ExportUsersIT {
    private static final String IMPORT = "/signet/admin/v1/users/_import";
    private static final String EXPORT = "/signet/admin/v1/users/_export";
    private static final String HASH = "$2b$04$abcdefghijklmnopqrstuuPamo.00H6MnUPqmQVoFRjBsZKCKkL6S";

    @Inject
    TestingApi api;

    @Inject
    PasswordCommands passwords;

    @TestHTTPResource
    URI server;

    private String orgId = "";
    private String prefix = "";

    @BeforeEach
    void an_organization() {
        orgId = api.newOrg(api.unique("org"));
        prefix = api.unique("p");
    }

    @Test
    void what_is_exported_can_be_imported() throws Exception {
        List<String> people = new ArrayList<>();
        people.add(person("1", "\"passwordHash\":\"" + HASH + "\",\"metadata\":{\"team\":\"YmVybg==\"}"));
        people.add(person("2", "\"state\":\"TRANSFERRED_STATE_LOCKED\",\"phone\":{\"phone\":\"+41791234567\"}"));
        people.add(person(
                "3",
                "\"passwordHash\":\"" + HASH
                        + "\",\"passwordChangeRequired\":true,\"state\":\"TRANSFERRED_STATE_INACTIVE\""));
        for (int i = 4; i <= 230; i++) {
            people.add(person(Integer.toString(i), ""));
        }
        importing(people);
        List<String> exported = exporting(true);
        assertThat(exported).hasSize(230);
        api.adminIn(orgId).delete(TestingApi.MANAGEMENT + "/orgs/me").then().statusCode(200);

        orgId = api.newOrg(api.unique("org"));
        List<String> renamed = exported.stream()
                .map(line -> line.replace("\"userId\":\"" + prefix, "\"userId\":\"x" + prefix))
                .toList();
        assertThat(importing(renamed).getLast().getLong("totals.created")).isEqualTo(230);
        List<String> again = exporting(true).stream()
                .map(line -> line.replace("\"userId\":\"x" + prefix, "\"userId\":\"" + prefix))
                .toList();
        assertThat(again).containsExactlyInAnyOrderElementsOf(exported);
        passwords.check(new UserRef(orgId, "x" + prefix + "-1"), "old password of ann", Actor.system());
    }

    @Test
    void hashes_are_only_for_owners_of_the_instance() throws Exception {
        importing(List.of(person("1", "\"passwordHash\":\"" + HASH + "\"")));
        assertThat(exporting(false).getFirst()).doesNotContain("passwordHash").doesNotContain("$2b$");
        String owner = api.machineToken(orgId, "ORG_OWNER");
        TestingApi.as(owner)
                .header(TestingApi.ORG_HEADER, orgId)
                .body("{\"withPasswordHashes\":true}")
                .post(EXPORT)
                .then()
                .statusCode(403);
        TestingApi.as(owner)
                .header(TestingApi.ORG_HEADER, orgId)
                .body("{}")
                .post(EXPORT)
                .then()
                .statusCode(200);
        TestingApi.as(api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER"))
                .header(TestingApi.ORG_HEADER, orgId)
                .body("{}")
                .post(EXPORT)
                .then()
                .statusCode(403);
    }

    private List<String> exporting(boolean withHashes) {
        return api.adminIn(orgId)
                .body("{\"withPasswordHashes\":" + withHashes + "}")
                .post(EXPORT)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private List<JsonPath> importing(List<String> lines) throws Exception {
        try (TestingLines call = new TestingLines(server, IMPORT, api.adminToken(), orgId)) {
            for (String line : lines) {
                call.send(line);
            }
            return call.rest();
        }
    }

    private String person(String suffix, String more) {
        return """
                {"userId":"%1$s","userName":"%1$s","profile":{"firstName":"Ada","lastName":"Lovelace"},\
                "email":{"email":"%1$s@example.com","verified":true}%2$s}""".formatted(prefix + "-" + suffix, more.isEmpty() ? "" : "," + more);
    }
}
