package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class LoginPolicyApiIT {
    private static final String POLICY = MANAGEMENT + "/policies/login";
    private static final String SETTINGS = """
            {"allowUsernamePassword":true,"allowRegister":true,"allowExternalIdp":true,"forceMfa":%s,
             "passwordlessType":"PASSWORDLESS_TYPE_ALLOWED","ignoreUnknownUsernames":false}""";

    @Inject
    TestingApi api;

    private String token = "";

    @BeforeEach
    void an_organization() {
        token = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");
    }

    @Test
    void an_organization_has_a_policy_of_its_own_until_it_goes_back_to_the_default_one() {
        as(token)
                .get(POLICY)
                .then()
                .statusCode(200)
                .body("isDefault", equalTo(true))
                .body("policy.isDefault", equalTo(true))
                .body("policy.secondFactors", contains("SECOND_FACTOR_TYPE_OTP"))
                .body("policy.forceMfa", nullValue());
        as(token).body(SETTINGS.formatted(true)).put(POLICY).then().statusCode(404);
        as(token).body(SETTINGS.formatted(true)).post(POLICY).then().statusCode(200);
        as(token).body(SETTINGS.formatted(true)).post(POLICY).then().statusCode(409);
        as(token)
                .get(POLICY)
                .then()
                .body("isDefault", nullValue())
                .body("policy.forceMfa", equalTo(true))
                .body("policy.ignoreUnknownUsernames", equalTo(true))
                .body("policy.multiFactors", contains("MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"));
        as(token).get(AUTH + "/policies/login").then().statusCode(200).body("policy.forceMfa", equalTo(true));
        as(token).get(MANAGEMENT + "/policies/default/login").then().body("policy.forceMfa", nullValue());
        as(token).body(SETTINGS.formatted(false)).put(POLICY).then().statusCode(200);
        as(token)
                .body(SETTINGS.formatted(false))
                .put(POLICY)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("policy.login.not_changed"));
        as(token).delete(POLICY).then().statusCode(200);
        as(token).get(POLICY).then().body("policy.isDefault", equalTo(true));
        as(token).delete(POLICY).then().statusCode(404);
    }

    @Test
    void factors_are_listed_added_and_removed() {
        as(token).body(SETTINGS.formatted(false)).post(POLICY).then().statusCode(200);

        as(token)
                .delete(POLICY + "/second_factors/SECOND_FACTOR_TYPE_OTP")
                .then()
                .statusCode(200);
        as(token)
                .body("{}")
                .post(POLICY + "/second_factors/_search")
                .then()
                .statusCode(200)
                .body("result", nullValue());
        as(token)
                .body(SETTINGS.formatted(true))
                .put(POLICY)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("policy.login.no_factor"));
        as(token)
                .body("{\"type\":\"SECOND_FACTOR_TYPE_OTP\"}")
                .post(POLICY + "/second_factors")
                .then()
                .statusCode(200);
        as(token)
                .body("{}")
                .post(POLICY + "/second_factors/_search")
                .then()
                .body("details.totalResult", equalTo("1"))
                .body("result", contains("SECOND_FACTOR_TYPE_OTP"));
        as(token)
                .body("{\"type\":\"SECOND_FACTOR_TYPE_OTP_SMS\"}")
                .post(POLICY + "/second_factors")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("request.field.unsupported"));
    }

    @Test
    void credentials_that_count_as_several_factors_are_listed_too() {
        as(token).body(SETTINGS.formatted(false)).post(POLICY).then().statusCode(200);
        as(token)
                .body("{\"type\":\"MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION\"}")
                .post(POLICY + "/multi_factors")
                .then()
                .statusCode(409);
        as(token)
                .delete(POLICY + "/multi_factors/MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION")
                .then()
                .statusCode(200);
        as(token).body("{}").post(POLICY + "/auth_factors/_search").then().body("result", nullValue());
    }

    @Test
    void what_the_server_does_not_do_is_refused_and_not_ignored() {
        for (String unsupported : new String[] {
            "\"hidePasswordReset\":true",
            "\"defaultRedirectUri\":\"https://example.com\"",
            "\"passwordCheckLifetime\":\"3600s\"",
            "\"allowDomainDiscovery\":true",
            "\"disableLoginWithEmail\":true"
        }) {
            as(token)
                    .body("{\"allowUsernamePassword\":true," + unsupported + "}")
                    .post(POLICY)
                    .then()
                    .statusCode(400)
                    .body("details[0].id", equalTo("request.field.unsupported"));
        }
        as(token).get(POLICY).then().body("policy.isDefault", equalTo(true));
    }

    @Test
    void the_default_policy_applies_to_organizations_without_one() {
        String admin = "/admin/v1/policies/login";
        String other = SETTINGS.replace("\"allowExternalIdp\":true", "\"allowExternalIdp\":false")
                .formatted(false);
        api.admin().body(other).put(admin).then().statusCode(200);
        try {
            as(token)
                    .get(POLICY)
                    .then()
                    .body("policy.allowExternalIdp", nullValue())
                    .body("policy.isDefault", equalTo(true));
            api.admin().get(admin).then().body("policy.allowExternalIdp", nullValue());
        } finally {
            api.admin().body(SETTINGS.formatted(false)).put(admin).then().statusCode(200);
        }
    }
}
