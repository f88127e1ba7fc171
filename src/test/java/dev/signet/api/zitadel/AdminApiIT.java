package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class AdminApiIT {

    @Inject
    TestingApi api;

    @Test
    void the_instance_is_described() {
        api.admin()
                .get(ADMIN + "/instances/me")
                .then()
                .statusCode(200)
                .body("instance.state", equalTo("STATE_RUNNING"))
                .body("instance.version", notNullValue())
                .body("instance.domains[0].primary", equalTo(true));
        api.admin().get(MANAGEMENT + "/iam").then().statusCode(200).body("defaultOrgId", notNullValue());
    }

    @Test
    void the_selected_organization_is_described() {
        String name = api.unique("org");
        String orgId = api.newOrg(name);

        api.adminIn(orgId)
                .get(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(200)
                .body("org.id", equalTo(orgId))
                .body("org.name", equalTo(name))
                .body("org.primaryDomain", equalTo(name + ".test"))
                .body("org.state", equalTo("ORG_STATE_ACTIVE"));
        api.admin().get(ADMIN + "/orgs/" + orgId).then().statusCode(200).body("org.name", equalTo(name));
        api.admin().get(ADMIN + "/orgs/unknown").then().statusCode(404);
    }

    @Test
    void organizations_are_searched() {
        String name = api.unique("org");
        String orgId = api.newOrg(name);

        for (String query : new String[] {
            "{\"nameQuery\":{\"name\":\"%s\"}}".formatted(name),
            "{\"domainQuery\":{\"domain\":\"%s.\",\"method\":\"TEXT_QUERY_METHOD_STARTS_WITH\"}}".formatted(name),
            "{\"idQuery\":{\"id\":\"%s\"}}".formatted(orgId)
        }) {
            api.admin()
                    .body("{\"queries\":[%s,{\"stateQuery\":{\"state\":\"ORG_STATE_ACTIVE\"}}]}".formatted(query))
                    .post(ADMIN + "/orgs/_search")
                    .then()
                    .statusCode(200)
                    .body("details.totalResult", equalTo("1"))
                    .body("result.id", hasItem(orgId));
        }
        api.admin()
                .body("{\"queries\":[{}]}")
                .post(ADMIN + "/orgs/_search")
                .then()
                .statusCode(400);
    }

    @Test
    void the_default_organization_is_chosen() {
        String before = api.admin().get(ADMIN + "/orgs/default").path("org.id");
        String other = api.newOrg(api.unique("org"));

        api.admin().put(ADMIN + "/orgs/default/" + other).then().statusCode(200);
        assertThat(api.admin().get(ADMIN + "/orgs/default").<String>path("org.id"))
                .isEqualTo(other);
        api.admin().put(ADMIN + "/orgs/default/unknown").then().statusCode(404);
        api.admin().put(ADMIN + "/orgs/default/" + before).then().statusCode(200);
    }

    @Test
    void the_event_log_is_filtered() {
        String orgId = api.newOrg(api.unique("org"));
        String userId = api.newPerson(orgId, api.unique("ada"));
        JsonPath all = JsonPath.from(events("{\"aggregateId\":\"%s\",\"asc\":true}".formatted(userId)));

        assertThat(all.getString("events[0].type.type")).isEqualTo("user.human.added");
        assertThat(all.getString("events[0].type.localized.key")).isEqualTo("EventTypes.user.human.added");
        assertThat(all.getString("events[0].payload.firstName")).isEqualTo("Ada");
        assertThat(all.getString("events[0].aggregate.resourceOwner")).isEqualTo(orgId);
        assertThat(all.getString("events[0].editor.displayName")).isEqualTo("Admin machine");
        api.admin()
                .body("{\"resourceOwner\":\"%s\",\"aggregateTypes\":[\"user\"],\"eventTypes\":[\"user.human.added\"]}"
                        .formatted(orgId))
                .post(ADMIN + "/events/_search")
                .then()
                .statusCode(200)
                .body("events", hasSize(1));
        api.admin()
                .body("{\"limit\":3,\"range\":{\"since\":\"%s\"}}".formatted(all.getString("events[0].creationDate")))
                .post(ADMIN + "/events/_search")
                .then()
                .statusCode(200)
                .body("events.aggregate.type.type", everyItem(notNullValue()));
        assertThat(events("{}")).doesNotContain("Heinrich");
    }

    @Test
    void types_of_events_and_streams_are_listed() {
        api.admin()
                .body("{}")
                .post(ADMIN + "/events/types/_search")
                .then()
                .statusCode(200)
                .body("eventTypes.type", hasItems("user.human.added", "user.locked", "org.added"));
        api.admin()
                .body("{}")
                .post(ADMIN + "/aggregates/types/_search")
                .then()
                .statusCode(200)
                .body("aggregateTypes.type", hasItems("user", "org", "instance"));
    }

    @Test
    void views_are_at_the_end_of_the_log() {
        JsonPath views = api.admin()
                .post(ADMIN + "/views/_search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(views.getList("result.viewName", String.class)).contains("user_view", "org_view", "membership_view");
        assertThat(views.getLong("result.find { it.viewName == 'user_view' }.processedSequence"))
                .isPositive();
    }

    @Test
    void the_domain_policy_is_returned_and_unsupported_changes_are_refused() {
        for (String path : new String[] {MANAGEMENT, ADMIN}) {
            api.admin()
                    .get(path + "/policies/domain")
                    .then()
                    .statusCode(200)
                    .body("policy.userLoginMustBeDomain", equalTo(true))
                    .body("policy.validateOrgDomains", equalTo(true))
                    .body("policy.isDefault", equalTo(true));
        }
        api.admin()
                .body("{\"userLoginMustBeDomain\":true,\"smtpSenderAddressMatchesInstanceDomain\":true}")
                .put(ADMIN + "/policies/domain")
                .then()
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("smtp_sender_address_matches_instance_domain"));
        api.admin()
                .body("{\"userLoginMustBeDomain\":true,\"validateOrgDomains\":true}")
                .put(ADMIN + "/policies/domain")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("instance.not_changed"));
    }

    private String events(String filter) {
        return api.admin()
                .body(filter)
                .post(ADMIN + "/events/_search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
