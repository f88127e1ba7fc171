package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The removal of organizations with everything in them, and what is created meanwhile. */
@QuarkusTest
final class OrgRemovalIT {
    @Inject
    TestingApi api;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    private String name = "";

    @BeforeEach
    void choose_a_name() {
        name = api.unique("Acme ");
    }

    @Test
    void a_removed_organization_takes_everything_along_and_nothing_of_others() {
        String orgId = add(name).extract().path("id");
        String owner = api.newMachine(orgId, api.unique("owner"));
        api.makeMember(orgId, owner, "ORG_OWNER");
        String ownerToken = api.newToken(orgId, owner);
        String person = api.newPerson(orgId, api.unique("ada"));
        api.newGrant(orgId, person);
        String elsewhere = api.newOrg(api.unique("org"));
        String stranger = api.newMachine(elsewhere, api.unique("guest"));
        api.makeMember(orgId, stranger, "ORG_OWNER_VIEWER");
        api.newGrant(orgId, stranger);
        api.newGrant(elsewhere, person);
        String strangersToken = api.newToken(elsewhere, stranger);
        decorate(orgId);

        as(ownerToken).delete(MANAGEMENT + "/orgs/me").then().statusCode(200);

        as(ownerToken).get(AUTH + "/users/me").then().statusCode(401);
        api.admin().get(ADMIN + "/orgs/" + orgId).then().statusCode(404);
        api.adminIn(orgId).get(MANAGEMENT + "/orgs/me").then().statusCode(403);
        as(strangersToken)
                .body("{}")
                .post(AUTH + "/memberships/me/_search")
                .then()
                .body("result", nullValue());
        as(strangersToken)
                .body("{}")
                .post(AUTH + "/usergrants/me/_search")
                .then()
                .body("result", nullValue());
        assertNothingIsLeft(orgId, person);
        assertThat(count("select count(*) as n from user_view where state = 'ACTIVE' and org_id = ?", elsewhere))
                .isEqualTo(1);
        assertThat(count("select count(*) as n from project_view where org_id = ?", elsewhere))
                .isEqualTo(1);
        add(name).statusCode(200);
    }

    @Test
    void nothing_that_is_created_while_its_organization_is_removed_survives() throws Exception {
        for (int round = 0; round < 4; round++) {
            String orgId = api.newOrg(api.unique("org"));
            String elsewhere = api.newOrg(api.unique("org"));
            String guest = api.newMachine(elsewhere, api.unique("guest"));
            String chosen = api.unique("9");
            List<Supplier<Response>> calls = List.of(
                    () -> api.admin().delete(ADMIN + "/orgs/" + orgId),
                    () -> api.adminIn(orgId)
                            .body("{\"userName\":\"%s\",\"name\":\"Racer\"}".formatted(api.unique("racer")))
                            .post(MANAGEMENT + "/users/machine"),
                    () -> api.adminIn(orgId)
                            .body("{\"userId\":\"%s\",\"userName\":\"%s\",\"name\":\"Racer\"}"
                                    .formatted(chosen, api.unique("racer")))
                            .post(MANAGEMENT + "/users/machine"),
                    () -> api.adminIn(orgId)
                            .body("{\"name\":\"%s\"}".formatted(api.unique("project")))
                            .post(MANAGEMENT + "/projects"),
                    () -> api.adminIn(orgId)
                            .body("{\"userId\":\"%s\",\"roles\":[\"ORG_OWNER\"]}".formatted(guest))
                            .post(MANAGEMENT + "/orgs/me/members"));

            List<Response> answers = atOnce(calls);

            assertThat(answers.getFirst().statusCode()).isEqualTo(200);
            assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 403, 404);
            assertNothingIsLeft(orgId, guest);
        }
    }

    @Test
    void the_default_organization_is_never_a_removed_one() throws Exception {
        String before = instances.get().defaultOrgId();
        try {
            for (int round = 0; round < 4; round++) {
                String orgId = api.newOrg(api.unique("org"));

                List<Response> answers = atOnce(List.of(
                        () -> api.admin().delete(ADMIN + "/orgs/" + orgId),
                        () -> api.admin().put(ADMIN + "/orgs/default/" + orgId)));

                assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
                String now = instances.get().defaultOrgId();
                assertThat(count("select count(*) as n from org_view where id = ?", now))
                        .isEqualTo(1);
                api.admin().put(ADMIN + "/orgs/default/" + before);
            }
        } finally {
            assertThat(instances.get().defaultOrgId()).isEqualTo(before);
        }
    }

    private static List<Response> atOnce(List<Supplier<Response>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> running =
                    calls.stream().map(call -> threads.submit(call::get)).toList();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private void decorate(String orgId) {
        api.adminIn(orgId)
                .body("{\"value\":\"Ymx1ZQ==\"}")
                .post(MANAGEMENT + "/metadata/colour")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{\"primaryColor\":\"#00aa01\"}")
                .post(MANAGEMENT + "/policies/label")
                .then()
                .statusCode(200);
    }

    private void assertNothingIsLeft(String orgId, String person) {
        for (String table : List.of(
                "user_grant_view",
                "project_view",
                "project_role_view",
                "membership_view",
                "org_metadata_view",
                "org_domain_view",
                "label_policy_view",
                "user_metadata_view",
                "pat_view")) {
            assertThat(count("select count(*) as n from " + table + " where org_id = ?", orgId))
                    .as(table)
                    .isZero();
        }
        assertThat(count("select count(*) as n from user_view where state <> 'DELETED' and org_id = ?", orgId))
                .isZero();
        assertThat(count("select count(*) as n from user_grant_view where user_id = ?", person))
                .isZero();
    }

    @Test
    void some_organizations_cannot_be_removed() {
        String defaultOrg = instances.get().defaultOrgId();
        refused(api.admin().delete(ADMIN + "/orgs/" + defaultOrg).then(), 400, "org.is_default");
        refused(api.admin().delete(ADMIN + "/orgs/4711").then(), 404, "org.not_found");

        String orgId = api.newOrg(api.unique("org"));
        String owner = api.machineToken(orgId, "ORG_OWNER");
        String above = api.newMachine(orgId, api.unique("above"));
        api.makeInstanceMember(above, "IAM_OWNER_VIEWER");
        refused(as(owner).delete(MANAGEMENT + "/orgs/me").then(), 403, "user.out_of_reach");
        as(owner).get(MANAGEMENT + "/orgs/me").then().statusCode(200);
        api.user(orgId, above);
        as(owner).delete(ADMIN + "/orgs/" + orgId).then().statusCode(403);
        as(api.machineToken(orgId, "ORG_OWNER_VIEWER"))
                .delete(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(403);
        as(api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER"))
                .header(ORG_HEADER, orgId)
                .delete(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse add(String orgName) {
        return api.admin()
                .body("{\"name\":\"%s\"}".formatted(orgName))
                .post(MANAGEMENT + "/orgs")
                .then();
    }

    private long count(String sql, String id) {
        return database.single(sql, row -> row.number("n"), id);
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("details[0].id", containsString(code));
    }
}
