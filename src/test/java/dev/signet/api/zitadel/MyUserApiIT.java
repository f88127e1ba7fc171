package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.user.code.CodeKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class MyUserApiIT {
    private static final String ME = AUTH + "/users/me";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String userId = "";
    private String userName = "";

    @BeforeEach
    void create_a_person() {
        orgId = api.newOrg(api.unique("org"));
        userName = api.unique("ada");
        userId = api.newPerson(orgId, userName);
    }

    @Test
    void the_own_user_is_the_one_of_the_token() {
        me().get(ME).then().statusCode(200).body("user.id", equalTo(userId)).body("user.userName", equalTo(userName));
    }

    @Test
    void the_selected_organization_does_not_change_the_caller() {
        String other = api.newOrg(api.unique("org"));

        me().header(ORG_HEADER, other).get(ME).then().statusCode(200).body("user.id", equalTo(userId));
    }

    @Test
    void a_new_address_is_verified_by_its_code() {
        String email = api.unique("new") + "@example.com";
        me().body("{\"email\":\"%s\"}".formatted(email))
                .put(ME + "/email")
                .then()
                .statusCode(200);
        String code = api.lastCode(userId, email, CodeKind.EMAIL, "user.human.email.code.added");

        me().body("{\"code\":\"WRONG1\"}")
                .post(ME + "/email/_verify")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.code.invalid"));
        me().body("{\"code\":\"%s\"}".formatted(code))
                .post(ME + "/email/_verify")
                .then()
                .statusCode(200);
        me().get(ME + "/email").then().body("email.email", equalTo(email)).body("email.isEmailVerified", equalTo(true));
        me().body("{\"code\":\"%s\"}".formatted(code))
                .post(ME + "/email/_verify")
                .then()
                .statusCode(400);
    }

    @Test
    void another_code_ends_the_former_one() {
        String email = api.unique("new") + "@example.com";
        me().body("{\"email\":\"%s\"}".formatted(email))
                .put(ME + "/email")
                .then()
                .statusCode(200);
        String former = api.lastCode(userId, email, CodeKind.EMAIL, "user.human.email.code.added");
        me().body("{}").post(ME + "/email/_resend_verification").then().statusCode(200);
        String present = api.lastCode(userId, email, CodeKind.EMAIL, "user.human.email.code.added");

        assertThat(present).isNotEqualTo(former);
        me().body("{\"code\":\"%s\"}".formatted(former))
                .post(ME + "/email/_verify")
                .then()
                .statusCode(400);
        me().body("{\"code\":\"%s\"}".formatted(present))
                .post(ME + "/email/_verify")
                .then()
                .statusCode(200);
    }

    @Test
    void a_phone_number_is_verified_by_its_code_and_removed() {
        me().get(ME + "/phone").then().statusCode(200).body("phone", nullValue());
        me().body("{\"phone\":\"+41791234567\"}").put(ME + "/phone").then().statusCode(200);
        String code = api.lastCode(userId, "", CodeKind.PHONE, "user.human.phone.code.added");

        me().body("{\"code\":\"%s\"}".formatted(code))
                .post(ME + "/phone/_verify")
                .then()
                .statusCode(200);
        me().get(ME + "/phone")
                .then()
                .body("phone.phone", equalTo("+41791234567"))
                .body("phone.isPhoneVerified", equalTo(true));
        me().body("{}").post(ME + "/phone/_resend_verification").then().statusCode(400);
        me().delete(ME + "/phone").then().statusCode(200);
        me().delete(ME + "/phone").then().statusCode(404);
    }

    @Test
    void a_new_password_needs_the_old_one() {
        String body = "{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}";

        me().body(body.formatted("not the old one", "another horse, Friedrich"))
                .put(ME + "/password")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.password.wrong"))
                .body("details[1].fieldViolations[0].field", equalTo("old_password"));
        me().body(body.formatted("a horse called Heinrich", "short"))
                .put(ME + "/password")
                .then()
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("new_password"));
        me().body(body.formatted("a horse called Heinrich", "another horse, Friedrich"))
                .put(ME + "/password")
                .then()
                .statusCode(200);
        me().body(body.formatted("another horse, Friedrich", "a third horse, Hermine"))
                .put(ME + "/password")
                .then()
                .statusCode(200);
    }

    @Test
    void the_own_profile_is_read_and_replaced() {
        me().body("{\"firstName\":\"Augusta\",\"lastName\":\"King\",\"displayName\":\"AK\"}")
                .put(ME + "/profile")
                .then()
                .statusCode(200);
        me().get(ME + "/profile").then().body("profile.displayName", equalTo("AK"));
        me().delete(ME + "/avatar").then().statusCode(404);
    }

    @Test
    void the_own_user_name_changes() {
        String name = api.unique("augusta");

        me().body("{\"userName\":\"%s\"}".formatted(name))
                .put(ME + "/username")
                .then()
                .statusCode(200);
        me().get(ME).then().body("user.userName", equalTo(name));
        me().body("{\"userName\":\"%s\"}".formatted(name))
                .put(ME + "/username")
                .then()
                .statusCode(400);
    }

    @Test
    void the_own_history_and_metadata_are_read() {
        api.adminIn(orgId)
                .body("{\"value\":\"Ymx1ZQ==\"}")
                .post(MANAGEMENT + "/users/" + userId + "/metadata/colour")
                .then()
                .statusCode(200);

        me().body("{}")
                .post(ME + "/changes/_search")
                .then()
                .statusCode(200)
                .body("result[0].eventType.key", equalTo("EventTypes.user.metadata.set"));
        me().get(ME + "/metadata/colour").then().statusCode(200).body("metadata.value", equalTo("Ymx1ZQ=="));
        me().get(ME + "/metadata/shape").then().statusCode(404);
        me().body("{}").post(ME + "/metadata/_search").then().body("result", hasSize(1));
    }

    @Test
    void own_roles_and_permissions_are_listed() {
        api.makeMember(orgId, userId, "ORG_OWNER_VIEWER");

        me().body("{}")
                .post(AUTH + "/memberships/me/_search")
                .then()
                .statusCode(200)
                .body("result[0].roles", hasItem("ORG_OWNER_VIEWER"))
                .body("result[0].orgId", equalTo(orgId));
        me().post(AUTH + "/permissions/zitadel/me/_search")
                .then()
                .statusCode(200)
                .body("result", hasItem("user.read"))
                .body("result", not(hasItem("user.write")));
    }

    @Test
    void removing_ones_own_account_needs_a_permission() {
        me().delete(ME).then().statusCode(403);
        api.makeMember(orgId, userId, "ORG_USER_SELF_MANAGER");

        me().delete(ME).then().statusCode(200);

        me().get(ME).then().statusCode(401);
        api.adminIn(orgId).get(MANAGEMENT + "/users/" + userId).then().statusCode(404);
    }

    @Test
    void a_machine_has_neither_profile_nor_password() {
        String machine = api.machineToken(orgId);

        as(machine).get(ME + "/profile").then().statusCode(400).body("details[0].id", equalTo("user.not_human"));
        as(machine).get(ME + "/email").then().statusCode(400);
        as(machine)
                .body("{\"oldPassword\":\"a\",\"newPassword\":\"another horse, Friedrich\"}")
                .put(ME + "/password")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.not_human"));
    }

    @Test
    void the_password_rules_are_returned() {
        me().get(AUTH + "/policies/passwords/complexity")
                .then()
                .statusCode(200)
                .body("policy.minLength", equalTo("8"))
                .body("policy.isDefault", equalTo(true))
                .body("policy.hasSymbol", nullValue());
    }

    private RequestSpecification me() {
        return as(TestingAuthenticator.tokenOf(userId));
    }
}
