package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of label policies that are sent as forms, to the paths of ZITADEL's console. */
@QuarkusTest
final class AssetUploadIT {
    private static final String ORG = "/assets/v1/org/policy/label/";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] FONT = "wOF2".getBytes(StandardCharsets.US_ASCII);

    @Inject
    TestingApi api;

    private String orgId = "";

    @BeforeEach
    void an_organization_with_a_label_policy() {
        orgId = api.newOrg(api.unique("org"));
        api.adminIn(orgId)
                .body("{\"primaryColor\":\"#ff8800\"}")
                .post(MANAGEMENT + "/policies/label")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"logo,logoUrl", "logo/dark,logoUrlDark", "icon,iconUrl", "icon/dark,iconUrlDark", "font,fontUrl"})
    void each_file_is_in_the_preview_until_it_is_activated(String path, String field) {
        byte[] file = path.equals("font") ? FONT : PNG;
        send(api.adminToken(), ORG + path, file).statusCode(200).body("details.resourceOwner", equalTo(orgId));

        api.adminIn(orgId)
                .get(MANAGEMENT + "/policies/label/_preview")
                .then()
                .body("policy." + field, not(equalTo("")))
                .body("policy." + field, containsString("/files/"));
        api.adminIn(orgId).get(MANAGEMENT + "/policies/label").then().body("policy." + field, nullValue());
        send(api.adminToken(), ORG + path, file).statusCode(400).body("details[0].id", endsWith("not_changed"));
    }

    @Test
    void the_default_policy_has_paths_of_its_own() {
        byte[] unique = ("GIF89a" + api.unique("x")).getBytes(StandardCharsets.US_ASCII);
        send(api.machineToken(orgId, "ORG_OWNER"), "/assets/v1/instance/policy/label/icon", unique)
                .statusCode(403);
        send(api.adminToken(), "/assets/v1/instance/policy/label/icon", unique).statusCode(200);
        api.admin().get(ADMIN + "/policies/label/_preview").then().body("policy.iconUrl", containsString("/files/"));
        api.admin().delete(ADMIN + "/policies/label/icon").then().statusCode(200);
    }

    // attacks in docs/security-rules.md
    @Test
    void the_rules_are_those_of_the_call() {
        given().multiPart("file", "logo.png", PNG)
                .post(ORG + "logo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        given().body("no form")
                .contentType("text/plain")
                .post(ORG + "logo")
                .then()
                .statusCode(401);
        send(api.machineToken(orgId), ORG + "logo", PNG).statusCode(403);
        send(api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER"), ORG + "logo", PNG)
                .statusCode(403);
        send(api.adminToken(), ORG + "logo", "<svg/>".getBytes(StandardCharsets.US_ASCII))
                .statusCode(400);
        send(api.adminToken(), ORG + "logo", new byte[0]).statusCode(400);
        send(api.adminToken(), ORG + "logo", new byte[262_145]).statusCode(400);
        send(api.adminToken(), ORG + "logo", new byte[1024 * 1024 + 1]).statusCode(413);
        api.adminIn(orgId).get(MANAGEMENT + "/policies/label/_preview").then().body("policy.logoUrl", nullValue());
    }

    @Test
    void a_form_without_exactly_one_file_is_refused() {
        for (RequestSpecification form : new RequestSpecification[] {
            admin().multiPart("image", "logo.png", PNG),
            admin().multiPart("file", "a.png", PNG).multiPart("file", "b.png", PNG),
            admin().multiPart("file", "just text"),
            admin().contentType("application/json").body("{}"),
            admin().contentType("multipart/form-data").body(bytes("--x")),
            admin().contentType("multipart/form-data; boundary=x").body(bytes("--x\r\nContent-Disposition: nonsense")),
            admin().contentType("multipart/form-data; boundary=x")
                    .body(bytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"))
        }) {
            form.post(ORG + "logo").then().statusCode(400).body("details[0].id", equalTo("request.body.malformed"));
        }
    }

    @Test
    void only_a_post_is_an_upload() {
        admin().get(ORG + "logo").then().statusCode(405).header("Allow", "OPTIONS, POST");
        admin().post("/assets/v1/org/policy/label/watermark").then().statusCode(404);
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .options(ORG + "logo")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", "POST");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + api.adminToken()).header(ORG_HEADER, orgId);
    }

    private ValidatableResponse send(String token, String path, byte[] content) {
        return given().header("Authorization", "Bearer " + token)
                .header(ORG_HEADER, orgId)
                .multiPart("file", "file.bin", content)
                .post(path)
                .then();
    }
}
