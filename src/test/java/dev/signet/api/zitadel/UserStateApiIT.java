package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How users are deactivated, locked, suspended and activated again. */
@QuarkusTest
final class UserStateApiIT {
    private static final String OWN_USERS = "/signet/admin/v1/users";
    private static final String USERS = MANAGEMENT + "/users";

    @Inject
    TestingApi api;

    private String orgId = "";

    @BeforeEach
    void create_an_organization() {
        orgId = api.newOrg(api.unique("org"));
    }

    @Test
    void locking_and_unlocking_follow_their_rules() {
        String userId = api.newPerson(orgId, api.unique("ada"));

        post(userId, "_unlock", 400, "user.not_locked");
        post(userId, "_lock", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_LOCKED");
        post(userId, "_lock", 400, "user.not_active_or_initial");
        post(userId, "_unlock", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_ACTIVE");
    }

    @Test
    void deactivating_and_reactivating_follow_their_rules() {
        String userId = api.newPerson(orgId, api.unique("ada"));

        post(userId, "_reactivate", 400, "user.not_inactive");
        post(userId, "_deactivate", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_INACTIVE");
        post(userId, "_deactivate", 400, "user.already_inactive");
        post(userId, "_reactivate", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_ACTIVE");
        post(api.newInitialPerson(orgId, api.unique("ada")), "_deactivate", 400, "user.initial");
    }

    @Test
    void suspending_and_reinstating_follow_their_rules() {
        String userId = api.newPerson(orgId, api.unique("ada"));

        postOwn(userId, "_reinstate", 400, "user.not_suspended");
        postOwn(userId, "_suspend", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_SUSPEND");
        postOwn(userId, "_suspend", 400, "user.not_active");
        postOwn(userId, "_reinstate", 200, null);
        assertThat(api.stateOf(orgId, userId)).isEqualTo("USER_STATE_ACTIVE");
        api.adminIn(api.newOrg(api.unique("org")))
                .body("{}")
                .post(OWN_USERS + "/" + userId + "/_suspend")
                .then()
                .statusCode(404);
    }

    @Test
    void every_change_raises_the_sequence_and_keeps_the_creation_date() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        JsonPath before = api.user(orgId, userId);
        post(userId, "_lock", 200, null);
        JsonPath after = api.user(orgId, userId);

        assertThat(after.getLong("user.details.sequence")).isGreaterThan(before.getLong("user.details.sequence"));
        assertThat(after.getString("user.details.creationDate"))
                .isEqualTo(before.getString("user.details.creationDate"));
        assertThat(after.getString("user.details.resourceOwner")).isEqualTo(orgId);
    }

    private void post(String userId, String verb, int status, @Nullable String code) {
        post(USERS, userId, verb, status, code);
    }

    private void postOwn(String userId, String verb, int status, @Nullable String code) {
        post(OWN_USERS, userId, verb, status, code);
    }

    private void post(String users, String userId, String verb, int status, @Nullable String code) {
        var response = api.adminIn(orgId)
                .body("{}")
                .post(users + "/" + userId + "/" + verb)
                .then()
                .statusCode(status);
        if (code != null) {
            response.body("code", equalTo(9)).body("details[0].id", equalTo(code));
        }
    }
}
