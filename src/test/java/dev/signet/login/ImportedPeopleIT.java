package dev.signet.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.org.OrgQueries;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.transfer.format.ExportFormat;
import dev.signet.transfer.format.KeycloakRealm;
import dev.signet.transfer.format.TestingFiles;
import dev.signet.transfer.format.ZitadelOrgs;
import dev.signet.vault.Secrets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of other systems sign in with their old passwords on the hosted page, and their hashes are renewed. */
@QuarkusTest
class ImportedPeopleIT {
    @Inject
    TestingAccounts accounts;

    @Inject
    AgentCookie cookies;

    @Inject
    OrgQueries orgs;

    @Inject
    Secrets secrets;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path adminToken;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String orgId = "";
    private String clientId = "";
    private String projectId = "";

    @BeforeEach
    void an_organization_with_an_app() {
        orgId = accounts.org();
        TestingAccounts.App app = accounts.app(orgId);
        clientId = app.clientId();
        projectId = app.ref().project().projectId();
    }

    @Test
    void people_of_a_keycloak_realm() throws IOException {
        List<String> lines = imported(new KeycloakRealm(""), "keycloak-realm.json");
        assertThat(lines.getLast()).contains("\"created\":\"5\"").doesNotContain("\"refused\":\"");
        for (String name : List.of("ada", "blaise", "carl")) {
            assertThat(signsIn(name, "old password of " + name)).as(name).isTrue();
            assertThat(signsIn(name, "old password of nobody")).as(name).isFalse();
        }
        assertThat(signsIn("dora", "old password of dora"))
                .as("she was disabled")
                .isFalse();
    }

    @Test
    void people_of_auth0() throws IOException {
        List<String> lines = imported(TestingFiles.auth0(), "auth0-users.ndjson");
        assertThat(lines.getLast()).contains("\"created\":\"4\"");
        assertThat(signsIn("ann@shop.example", "old password of ann")).isTrue();
        assertThat(signsIn("cleo@shop.example", "old password of cleo")).isTrue();
        assertThat(signsIn("bob@shop.example", "old password of bob"))
                .as("he was blocked")
                .isFalse();
    }

    @Test
    void people_of_zitadel() throws IOException {
        List<String> lines = imported(new ZitadelOrgs("", projectId), "zitadel-orgs.json");
        assertThat(lines.get(0)).as("the project has no such role").contains("IMPORT_RESULT_REFUSED");
        assertThat(lines.get(1)).contains("IMPORT_RESULT_CREATED");
        List<String> again =
                sent(TestingFiles.convert(new ZitadelOrgs("", ""), "zitadel-orgs.json").people().values().stream()
                        .map(person -> {
                            person.remove("grants");
                            return unique(person.toString());
                        })
                        .toList());
        assertThat(again.get(0)).contains("IMPORT_RESULT_CREATED");
        assertThat(again.get(1)).contains("IMPORT_RESULT_EXISTS");
        assertThat(signsIn("zoe", "old password of zoe")).isTrue();
        assertThat(secrets.find("104828120000000001" + mark, "password", "current")
                        .orElseThrow()
                        .value())
                .as("renewed at the first sign-in")
                .startsWith("$argon2id$");
    }

    private List<String> imported(ExportFormat format, String file) throws IOException {
        return sent(TestingFiles.convert(format, file).people().values().stream()
                .map(person -> unique(person.toString()))
                .toList());
    }

    /** Tests share a database, so ids get a mark. */
    private String unique(String person) {
        return person.replaceFirst("\"userId\":\"([^\"]+)\"", "\"userId\":\"$1" + mark + "\"");
    }

    private List<String> sent(List<String> people) throws IOException {
        return given().contentType(ContentType.JSON)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(adminToken).strip())
                .header("x-zitadel-orgid", orgId)
                .body(people.stream().collect(Collectors.joining("\n")))
                .post("/signet/admin/v1/users/_import")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private boolean signsIn(String userName, String password) {
        TestingBrowser browser = new TestingBrowser(cookies.name(), clientId);
        browser.start("");
        String loginName = userName + "@" + orgs.get(orgId).primaryDomain();
        return TestingBrowser.location(browser.signIn(loginName, password))
                .startsWith("/ui/login/continue?authRequestID=");
    }
}
