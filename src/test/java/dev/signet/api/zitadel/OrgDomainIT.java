package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.outbound.TestingNameServer;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Domains of organizations, from the claim to the login names of the organization's people. */
@QuarkusTest
@QuarkusTestResource(TestingNameServer.class)
final class OrgDomainIT {
    private static final String DOMAINS = MANAGEMENT + "/orgs/me/domains";

    @Inject
    TestingApi api;

    @Inject
    UserQueries users;

    TestingNameServer names;

    private String orgId = "";
    private String name = "";
    private String domain = "";

    @BeforeEach
    void an_organization() {
        name = api.unique("acme");
        orgId = api.newOrg(name);
        domain = name + ".example";
    }

    @Test
    void a_domain_is_proven_by_a_text_record_and_login_names_follow() {
        String userId = api.newMachine(orgId, "robot");
        add(orgId, domain.toUpperCase(Locale.ROOT)).statusCode(200);
        add(orgId, domain).statusCode(409).body("details[0].id", equalTo("org.domain.already_added"));
        refused(post(orgId, "/validation/_validate"), 400, "org.domain.not_challenged");
        refused(post(orgId, "/_set_primary"), 400, "org.domain.not_verified");

        JsonPath challenge = generate(orgId, "DNS");
        assertThat(challenge.getString("url")).isEqualTo("_zitadel-challenge." + domain);
        refused(post(orgId, "/validation/_validate"), 400, "org.domain.not_proven");
        assertThat(users.byLoginName("robot@" + domain)).isEmpty();

        names.publish("_zitadel-challenge." + domain, challenge.getString("token"));
        post(orgId, "/validation/_validate").statusCode(200).body("details.resourceOwner", equalTo(orgId));
        assertThat(api.user(orgId, userId).getList("user.loginNames"))
                .isEqualTo(List.of("robot@" + name + ".test", "robot@" + domain));
        assertThat(users.byLoginName("robot@" + domain)).isPresent();

        post(orgId, "/_set_primary").statusCode(200);
        assertThat(api.user(orgId, userId).getString("user.preferredLoginName")).isEqualTo("robot@" + domain);
        search(orgId, "robot@" + domain).body("result.id", contains(userId));
        list(orgId, domain)
                .body("result[0].isVerified", equalTo(true))
                .body("result[0].isPrimary", equalTo(true))
                .body("result[0].validationType", equalTo("DOMAIN_VALIDATION_TYPE_DNS"));

        remove(orgId, domain).statusCode(400).body("details[0].id", equalTo("org.domain.is_primary"));
        remove(orgId, name + ".test").statusCode(200);
        assertThat(api.user(orgId, userId).getList("user.loginNames")).isEqualTo(List.of("robot@" + domain));
        assertThat(users.byLoginName("robot@" + name + ".test")).isEmpty();
    }

    @Test
    void version_2_of_the_api_changes_the_same_domains() {
        String owner = api.machineToken(orgId, "ORG_OWNER");
        String named = "\"organizationId\":\"%s\",\"domain\":\"%s\"".formatted(orgId, domain);
        version2(owner, "AddOrganizationDomain", named).statusCode(200).body("creationDate", notNullValue());
        version2(owner, "AddOrganizationDomain", named).statusCode(409);
        version2(owner, "GenerateOrganizationDomainValidation", named).statusCode(400);
        JsonPath challenge = version2(
                        owner,
                        "GenerateOrganizationDomainValidation",
                        named + ",\"type\":\"DOMAIN_VALIDATION_TYPE_DNS\"")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(challenge.getString("url")).isEqualTo("_zitadel-challenge." + domain);
        version2(owner, "VerifyOrganizationDomain", named).statusCode(400);
        names.publish("_zitadel-challenge." + domain, challenge.getString("token"));
        version2(owner, "VerifyOrganizationDomain", named).statusCode(200).body("changeDate", notNullValue());

        checkList(owner);
        String stranger = api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER");
        for (String rpc : List.of("AddOrganizationDomain", "DeleteOrganizationDomain", "VerifyOrganizationDomain")) {
            version2(stranger, rpc, named).statusCode(403);
        }
        version2(owner, "DeleteOrganizationDomain", named).statusCode(200).body("deletionDate", notNullValue());
        version2(owner, "DeleteOrganizationDomain", named).statusCode(404);
        list(orgId, domain).body("result", nullValue());
    }

    private void checkList(String owner) {
        String organization = "\"organizationId\":\"" + orgId + '"';
        version2(
                        owner,
                        "ListOrganizationDomains",
                        organization + ",\"filters\":[{\"domainFilter\":{\"domain\":\"" + domain + "\"}}]")
                .statusCode(200)
                .body("pagination.totalResult", equalTo("1"))
                .body("domains[0].organizationId", equalTo(orgId))
                .body("domains[0].domain", equalTo(domain))
                .body("domains[0].isVerified", equalTo(true))
                .body("domains[0].validationType", equalTo("DOMAIN_VALIDATION_TYPE_DNS"));
        version2(
                        owner,
                        "ListOrganizationDomains",
                        organization + ",\"sortingColumn\":\"DOMAIN_FIELD_NAME_CREATION_DATE\"")
                .statusCode(200)
                .body("domains.domain", contains(domain, name + ".test"));
    }

    private static ValidatableResponse version2(String token, String rpc, String fields) {
        return as(token)
                .body('{' + fields + '}')
                .post("/zitadel.org.v2.OrganizationService/" + rpc)
                .then();
    }

    @Test
    void whoever_proves_a_domain_takes_it_from_those_who_only_claimed_it() {
        String squatter = api.newOrg(api.unique("squatter"));
        add(squatter, domain).statusCode(200);
        generate(squatter, "DNS");
        add(orgId, domain).statusCode(200);
        String token = generate(orgId, "DNS").getString("token");
        names.publish("_zitadel-challenge." + domain, token);
        refused(post(squatter, "/validation/_validate"), 400, "org.domain.not_proven");

        post(orgId, "/validation/_validate").statusCode(200);

        list(squatter, domain).body("result", nullValue());
        refused(post(squatter, "/validation/_validate"), 404, "org.domain.not_found");
        refused(add(squatter, domain), 409, "org.domain.taken");
        api.admin()
                .queryParam("domain", domain)
                .get(ADMIN + "/orgs/_is_unique")
                .then()
                .body("isUnique", nullValue());
        refused(
                post(orgId, "/validation/_generate", "{\"type\":\"DOMAIN_VALIDATION_TYPE_DNS\"}"),
                400,
                "org.domain.already_verified");

        api.adminIn(orgId).delete(MANAGEMENT + "/orgs/me").then().statusCode(200);
        add(squatter, domain).statusCode(200);
    }

    // attack A-16 in docs/security-rules.md
    @Test
    void a_web_server_at_a_private_address_is_not_asked() {
        String local = "localhost." + name + ".localhost";
        add(orgId, local).statusCode(200);
        JsonPath challenge = api.adminIn(orgId)
                .body("{\"type\":\"DOMAIN_VALIDATION_TYPE_HTTP\"}")
                .post(DOMAINS + "/" + local + "/validation/_generate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(challenge.getString("url"))
                .isEqualTo(
                        "https://" + local + "/.well-known/zitadel-challenge/" + challenge.getString("token") + ".txt");

        refused(
                api.adminIn(orgId)
                        .body("{}")
                        .post(DOMAINS + "/" + local + "/validation/_validate")
                        .then(),
                400,
                "org.domain.not_proven");
        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/orgs/me/changes/_search")
                .then()
                .body("result.eventType.key", hasItem("EventTypes.org.domain.verification.failed"));
    }

    @Test
    void bad_domains_are_refused_and_nothing_changes() {
        for (String bad :
                new String[] {"nodots", "a..b", "-a.example", "http://a.example", "a.example/x", "ä.example"}) {
            refused(add(orgId, bad), 400, "org.domain.invalid");
        }
        add(orgId, "").statusCode(400);
        generateAnswer(orgId, "").statusCode(400);
        refused(generateAnswer(orgId, "DOMAIN_VALIDATION_TYPE_DNS"), 404, "org.domain.not_found");
        remove(orgId, domain).statusCode(404);
        list(orgId, name).body("details.totalResult", equalTo("1"));
    }

    @Test
    void the_policy_of_the_instance_may_do_without_proofs() {
        policy(false);
        try {
            add(orgId, domain).statusCode(200);
            list(orgId, domain).body("result[0].isVerified", equalTo(true));
            refused(add(api.newOrg(api.unique("late")), domain), 409, "org.domain.taken");
        } finally {
            policy(true);
        }
    }

    @Test
    void the_domain_that_was_made_of_a_name_follows_a_new_name() {
        String first = api.unique("First");
        String made = api.admin()
                .body("{\"name\":\"%s\"}".formatted(first))
                .post(MANAGEMENT + "/orgs")
                .path("id");
        String userId = api.newMachine(made, "robot");
        String second = api.unique("Second");

        api.adminIn(made)
                .body("{\"name\":\"%s\"}".formatted(second))
                .put(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(200);

        String loginName = api.user(made, userId).getString("user.preferredLoginName");
        assertThat(loginName).startsWith("robot@" + second.toLowerCase(Locale.ROOT) + ".");
        assertThat(users.byLoginName(loginName)).isPresent();
        assertThat(users.byLoginName(
                        loginName.replace(second.toLowerCase(Locale.ROOT), first.toLowerCase(Locale.ROOT))))
                .isEmpty();
    }

    private void policy(boolean validate) {
        api.admin()
                .body("{\"userLoginMustBeDomain\":true,\"validateOrgDomains\":%s}".formatted(validate))
                .put(ADMIN + "/policies/domain")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse add(String org, String added) {
        return api.adminIn(org)
                .body("{\"domain\":\"%s\"}".formatted(added))
                .post(DOMAINS)
                .then();
    }

    private ValidatableResponse remove(String org, String removed) {
        return api.adminIn(org).delete(DOMAINS + "/" + removed).then();
    }

    private JsonPath generate(String org, String type) {
        return generateAnswer(org, "DOMAIN_VALIDATION_TYPE_" + type)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse generateAnswer(String org, String type) {
        return post(org, "/validation/_generate", type.isEmpty() ? "{}" : "{\"type\":\"%s\"}".formatted(type));
    }

    private ValidatableResponse post(String org, String path) {
        return post(org, path, path.endsWith("_set_primary") ? "" : "{}");
    }

    private ValidatableResponse post(String org, String path, String body) {
        return (body.isEmpty() ? api.adminIn(org) : api.adminIn(org).body(body))
                .post(DOMAINS + "/" + domain + path)
                .then();
    }

    private ValidatableResponse list(String org, String text) {
        return api.adminIn(org)
                .body("""
                        {"queries":[{"domainNameQuery":{"name":"%s","method":"TEXT_QUERY_METHOD_CONTAINS"}}]}""".formatted(text))
                .post(DOMAINS + "/_search")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse search(String org, String loginName) {
        return api.adminIn(org)
                .body("{\"queries\":[{\"loginNameQuery\":{\"loginName\":\"%s\"}}]}".formatted(loginName))
                .post(MANAGEMENT + "/users/_search")
                .then()
                .statusCode(200);
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("details[0].id", equalTo(code));
    }
}
