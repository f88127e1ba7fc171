package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class UserApiIT {
    private static final String USERS = MANAGEMENT + "/users";

    @Inject
    TestingApi api;

    private String orgName = "";
    private String orgId = "";

    @BeforeEach
    void create_an_organization() {
        orgName = api.unique("org");
        orgId = api.newOrg(orgName);
    }

    @Test
    void a_new_person_is_read_at_once() {
        String name = api.unique("ada");
        JsonPath created = api.adminIn(orgId)
                .body("""
                        {"userName":"%s",
                         "profile":{"firstName":"Ada","lastName":"Lovelace","nickName":"countess",
                                    "preferredLanguage":"en","gender":"GENDER_FEMALE"},
                         "email":{"email":"%s@example.com","isEmailVerified":true},
                         "phone":{"phone":"+41 79 123 45 67","isPhoneVerified":true},
                         "initialPassword":"a horse called Heinrich"}""".formatted(name, name))
                .post(USERS + "/human")
                .then()
                .statusCode(200)
                .body("details.resourceOwner", equalTo(orgId))
                .extract()
                .jsonPath();

        api.adminIn(orgId)
                .get(USERS + "/" + created.getString("userId"))
                .then()
                .statusCode(200)
                .body("user.userName", equalTo(name))
                .body("user.state", equalTo("USER_STATE_ACTIVE"))
                .body("user.preferredLoginName", equalTo(name + "@" + orgName + ".test"))
                .body("user.loginNames", equalTo(List.of(name + "@" + orgName + ".test")))
                .body("user.details.sequence", equalTo(created.getString("details.sequence")))
                .body("user.details.creationDate", equalTo(created.getString("details.creationDate")))
                .body("user.human.profile.displayName", equalTo("Ada Lovelace"))
                .body("user.human.profile.gender", equalTo("GENDER_FEMALE"))
                .body("user.human.email.isEmailVerified", equalTo(true))
                .body("user.human.phone.phone", equalTo("+41791234567"))
                .body("user.human.passwordChanged", notNullValue())
                .body("user.machine", nullValue());
    }

    @Test
    void a_person_without_verified_address_starts_initial() {
        String userId = api.newInitialPerson(orgId, api.unique("ada"));

        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_INITIAL");
    }

    @Test
    void a_new_machine_is_read_at_once() {
        String userId = api.newMachine(orgId, api.unique("ci"));

        api.adminIn(orgId)
                .get(USERS + "/" + userId)
                .then()
                .statusCode(200)
                .body("user.machine.name", equalTo("Machine"))
                .body("user.human", nullValue());
    }

    @Test
    void a_chosen_id_is_used_and_cannot_be_used_twice() {
        String body = "{\"userName\":\"%s\",\"name\":\"M\",\"userId\":\"%s\"}";
        String wanted = api.unique("id-");

        api.adminIn(orgId)
                .body(body.formatted(api.unique("ci"), wanted))
                .post(USERS + "/machine")
                .then()
                .statusCode(200)
                .body("userId", equalTo(wanted));
        api.adminIn(orgId)
                .body(body.formatted(api.unique("ci"), wanted))
                .post(USERS + "/machine")
                .then()
                .statusCode(409)
                .body("code", equalTo(6));
    }

    @Test
    void a_user_name_is_unique_within_the_organization() {
        String name = api.unique("ada");
        api.newPerson(orgId, name);

        api.importPerson(orgId, TestingApi.personJson(name, "A", "B", "other@example.com", true))
                .statusCode(409)
                .body("code", equalTo(6))
                .body("details[0].id", equalTo("user.user_name.taken"));
        String other = api.newOrg(api.unique("org"));
        api.importPerson(other, TestingApi.personJson(name, "A", "B", "other@example.com", true))
                .statusCode(200);
    }

    @Test
    void uniqueness_can_be_queried() {
        String name = api.unique("ada");
        api.newPerson(orgId, name);

        assertThat(isUnique(name, "")).isFalse();
        assertThat(isUnique("", name + "@example.com")).isFalse();
        assertThat(isUnique(api.unique("free"), api.unique("free") + "@example.com"))
                .isTrue();
    }

    @Test
    void a_changed_address_is_unverified_unless_the_caller_declares_it_verified() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String email = api.unique("new") + "@example.com";

        api.adminIn(orgId)
                .body("{\"email\":\"%s\"}".formatted(email))
                .put(USERS + "/" + userId + "/email")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .get(USERS + "/" + userId + "/email")
                .then()
                .body("email.email", equalTo(email))
                .body("email.isEmailVerified", not(equalTo(true)));
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/" + userId + "/email/_resend_verification")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{\"email\":\"%s\"}".formatted("x" + email))
                .put(USERS + "/" + userId + "/email")
                .then()
                .statusCode(200);
    }

    @Test
    void the_phone_number_is_stored_in_international_form_and_can_be_removed() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String phone = USERS + "/" + userId + "/phone";

        api.adminIn(orgId).delete(phone).then().statusCode(404);
        api.adminIn(orgId)
                .body("{\"phone\":\"+41 (0)79 123 45 67\"}")
                .put(phone)
                .then()
                .statusCode(200);
        api.adminIn(orgId).get(phone).then().body("phone.phone", equalTo("+41791234567"));
        api.adminIn(orgId).delete(phone).then().statusCode(200);
        api.adminIn(orgId).get(phone).then().statusCode(200).body("phone", nullValue());
    }

    @Test
    void the_profile_is_replaced_as_a_whole() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String profile = USERS + "/" + userId + "/profile";
        String body = "{\"firstName\":\"Augusta\",\"lastName\":\"King\",\"displayName\":\"Augusta King\"}";

        api.adminIn(orgId).body(body).put(profile).then().statusCode(200);
        api.adminIn(orgId)
                .get(profile)
                .then()
                .body("profile.firstName", equalTo("Augusta"))
                .body("profile.displayName", equalTo("Augusta King"));
        api.adminIn(orgId)
                .body(body)
                .put(profile)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.profile.not_changed"));
    }

    @Test
    void a_machine_has_no_profile() {
        String userId = api.newMachine(orgId, api.unique("ci"));

        api.adminIn(orgId).get(USERS + "/" + userId + "/profile").then().statusCode(404);
        api.adminIn(orgId)
                .body("{\"password\":\"a horse called Heinrich\"}")
                .post(USERS + "/" + userId + "/password")
                .then()
                .statusCode(400)
                .body("code", equalTo(9));
    }

    @Test
    void a_changed_user_name_changes_the_login_names() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String name = api.unique("augusta");

        api.adminIn(orgId)
                .body("{\"userName\":\"%s\"}".formatted(name))
                .put(USERS + "/" + userId + "/username")
                .then()
                .statusCode(200);

        String loginName = name + "@" + orgName + ".test";
        assertThat(api.user(orgId, userId).getString("user.preferredLoginName")).isEqualTo(loginName);
        api.admin()
                .queryParam("loginName", loginName)
                .get(MANAGEMENT + "/global/users/_by_login_name")
                .then()
                .statusCode(200)
                .body("user.id", equalTo(userId));
    }

    @Test
    void a_deleted_user_is_gone_but_its_name_is_free_and_its_history_stays() {
        String name = api.unique("ada");
        String userId = api.newPerson(orgId, name);

        api.adminIn(orgId).delete(USERS + "/" + userId).then().statusCode(200);

        api.adminIn(orgId).get(USERS + "/" + userId).then().statusCode(404).body("code", equalTo(5));
        api.adminIn(orgId).delete(USERS + "/" + userId).then().statusCode(404);
        api.newPerson(orgId, name);
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/" + userId + "/changes/_search")
                .then()
                .statusCode(200)
                .body("result[0].eventType.key", equalTo("EventTypes.user.removed"));
    }

    @Test
    void an_administrator_sets_a_password_within_the_policy_or_sends_a_code() {
        String userId = api.newPerson(orgId, api.unique("ada"));

        api.adminIn(orgId)
                .body("{\"password\":\"another horse, Friedrich\",\"noChangeRequired\":true}")
                .post(USERS + "/" + userId + "/password")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{\"password\":\"short\"}")
                .post(USERS + "/" + userId + "/password")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.password.too_short"))
                .body("details[1].fieldViolations[0].field", equalTo("password"));
        api.adminIn(orgId)
                .body("{\"type\":\"TYPE_EMAIL\"}")
                .post(USERS + "/" + userId + "/password/_reset")
                .then()
                .statusCode(200);
    }

    @Test
    void an_import_with_unsupported_data_is_refused() {
        String name = api.unique("ada");

        api.importPerson(orgId, """
                        {"userName":"%s","profile":{"firstName":"A","lastName":"B"},
                         "email":{"email":"a@example.com"},"otpCode":"JBSWY3DPEHPK3PXP"}""".formatted(name))
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("otp_code"));
        assertThat(isUnique(name, "")).isTrue();
    }

    @Test
    void an_imported_hash_is_accepted_without_a_forced_change() {
        api.importPerson(orgId, """
                        {"userName":"%s","profile":{"firstName":"A","lastName":"B"},
                         "email":{"email":"a@example.com","isEmailVerified":true},
                         "hashedPassword":{"value":"$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"}}""".formatted(api.unique("ada"))).statusCode(200);
    }

    @Test
    void several_users_are_found_in_one_list() {
        String first = api.newPerson(orgId, api.unique("ada"));
        String second = api.newMachine(orgId, api.unique("ci"));

        api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("2"))
                .body("details.viewTimestamp", notNullValue())
                .body("result.id", hasItems(first, second));
        as(api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER"))
                .body("{}")
                .post(USERS + "/_search")
                .then()
                .body("result.id", not(hasItem(first)));
    }

    private boolean isUnique(String userName, String email) {
        Boolean unique = api.adminIn(orgId)
                .queryParam("userName", userName)
                .queryParam("email", email)
                .get(USERS + "/_is_unique")
                .then()
                .statusCode(200)
                .extract()
                .path("isUnique");
        // The value false is left out of responses.
        return Boolean.TRUE.equals(unique);
    }
}
