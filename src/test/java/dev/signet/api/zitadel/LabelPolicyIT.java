package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.kernel.Actor;
import dev.signet.login.TestingBrowser;
import dev.signet.org.OrgCommands;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The branding of an organization, from the call that sets it to the page that shows it. */
@QuarkusTest
class LabelPolicyIT {
    private static final String LABEL = MANAGEMENT + "/policies/label";
    private static final String ASSETS = "/signet/admin/v1/policies/label/assets";
    private static final String ENFORCED = "ENFORCE_PROJECT_RESOURCE_OWNER_POLICY";
    private static final String ALLOWED = "ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY";
    private static final Pattern STYLE = Pattern.compile("rel=\"stylesheet\" href=\"(/ui/login/assets/brand/[^\"]*)\"");
    private static final Pattern IMAGE = Pattern.compile("src=\"(/ui/login/assets/brand/[^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("url\\(\"(files/[0-9a-f]+)\"\\)");
    private static final byte[] GIF = "GIF89a".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FONT = "wOF2".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    TestingApi api;

    @Inject
    TestingAccounts accounts;

    @Inject
    OrgCommands orgs;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    private String orgId = "";
    private TestingAccounts.App app;

    @BeforeEach
    void an_application() {
        orgId = accounts.org();
        app = accounts.app(orgId);
    }

    @Test
    void the_branding_is_served_from_the_servers_origin_under_the_strict_policy() {
        add(orgId, "{\"primaryColor\":\"#F80\"}");
        upload(orgId, PNG).then().statusCode(200).body("details.resourceOwner", equalTo(orgId));
        uploadAs("LOGO_DARK", GIF).then().statusCode(200);
        uploadAs("ICON", PNG).then().statusCode(200);
        uploadAs("FONT", FONT).then().statusCode(200);
        activate(orgId);
        label(ENFORCED);

        Response page = browser().start("");
        assertThat(page.header("Content-Security-Policy"))
                .contains("style-src 'self'", "img-src 'self'", "font-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.asString())
                .doesNotContain("style=", "<style", "Signet</p>")
                .contains("org" + orgId);

        Response style = get(found(STYLE, page));
        assertThat(style.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(style.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(style.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Response font = get(found(FILE, style, "/ui/login/assets/brand/" + orgId + '/'));
        assertThat(font.header("Content-Type")).isEqualTo("font/woff2");
        assertThat(font.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.asString()).contains("srcset=\"/ui/login/assets/brand/" + orgId + "/files/");
        assertThat(style.asString())
                .contains(
                        "--font: \"Brand\";", "--fill: #ff8800;", "--on-fill: #000000;", "prefers-color-scheme: dark");
        RestAssured.given()
                .header("If-None-Match", style.header("ETag"))
                .get("/ui/login/assets/brand/" + orgId + "/style.css")
                .then()
                .statusCode(304);
        Response logo = get(found(IMAGE, page));
        assertThat(logo.header("Content-Type")).isEqualTo("image/png");
        assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(logo.header("Content-Security-Policy")).contains("sandbox");
        assertThat(logo.asByteArray()).isEqualTo(PNG);
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void a_hostile_name_is_shown_as_text() {
        orgs.rename(orgId, "<script>x()</script>\"'" + orgId, Actor.system());
        add(orgId, "{}");
        activate(orgId);
        label(ENFORCED);

        assertThat(browser().start("").asString())
                .contains("&lt;script&gt;x()&lt;/script&gt;&quot;&#39;" + orgId)
                .doesNotContain("<script>x");
    }

    // attack A-17 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(strings = {"red", "#1234567", "#000;}*{display:none", "url(//evil.example)", "javascript:x()"})
    void a_hostile_colour_is_refused(String hostile) {
        api.adminIn(orgId)
                .body("{\"backgroundColorDark\":\"" + hostile + "\"}")
                .post(LABEL)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("policy.label.color.invalid"));
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void an_images_type_is_detected_from_its_content() {
        upload(orgId, PNG).then().statusCode(404);
        add(orgId, "{}");
        for (String other :
                new String[] {"<svg onload='x()'/>", "<html><script>x()</script>", "GIF90a", "wOF2", "%PDF-1.7"}) {
            upload(orgId, other.getBytes(StandardCharsets.US_ASCII))
                    .then()
                    .statusCode(400)
                    .body("details[0].id", equalTo("policy.label.asset.type"));
        }
        upload(orgId, new byte[0]).then().statusCode(400);
        upload(orgId, new byte[256 * 1024 + 1]).then().statusCode(400);

        byte[] both = (new String(PNG, StandardCharsets.ISO_8859_1) + "<script>x()</script>")
                .getBytes(StandardCharsets.ISO_8859_1);
        upload(orgId, both).then().statusCode(200);
        upload(orgId, both).then().statusCode(400).body("details[0].id", equalTo("policy.label.not_changed"));
        Response logo = get(api.adminIn(orgId)
                .get(LABEL + "/_preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("policy.logoUrl")
                .replaceFirst("https?://[^/]*", ""));
        assertThat(logo.header("Content-Type")).isEqualTo("image/png");
        assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void the_private_labeling_of_the_project_decides_whose_branding_is_shown() {
        String theirs = accounts.org();
        add(orgId, "{}");
        add(theirs, "{}");
        activate(orgId);
        activate(theirs);
        String known = users.require(accounts.person(theirs)).preferredLoginName();

        assertThat(browser().start("").asString()).contains("Signet</p>").doesNotContain("/brand/");
        label(ENFORCED);
        assertThat(passwordPage(known)).contains("/brand/" + orgId + '/');
        label(ALLOWED);
        assertThat(browser().start("").asString()).contains("/brand/" + orgId + '/');
        assertThat(passwordPage(known)).contains("/brand/" + theirs + '/');
        // attack A-18: the same page although no such user exists
        assertThat(passwordPage("nobody" + known.substring(known.indexOf('@')))).contains("/brand/" + theirs + '/');
        assertThat(passwordPage("nobody@nowhere.example")).contains("/brand/" + orgId + '/');
    }

    @Test
    void a_reset_removes_the_branding_completely() {
        api.adminIn(orgId)
                .get(LABEL)
                .then()
                .statusCode(200)
                .body("isDefault", equalTo(true))
                .body("policy.isDefault", equalTo(true))
                .body("policy.primaryColor", equalTo("#1f4fbf"));
        add(orgId, "{\"primaryColor\":\"#0A0\",\"themeMode\":\"THEME_MODE_LIGHT\"}");
        upload(orgId, PNG).then().statusCode(200);
        api.adminIn(orgId)
                .body("{\"primaryColor\":\"#00AA01\"}")
                .put(LABEL)
                .then()
                .statusCode(200);
        api.adminIn(orgId).get(LABEL).then().body("isDefault", equalTo(true));
        activate(orgId);
        String logo = api.adminIn(orgId)
                .get(LABEL)
                .jsonPath()
                .getString("policy.logoUrl")
                .replaceFirst("https?://[^/]*", "");
        assertThat(get(logo).statusCode()).isEqualTo(200);
        api.adminIn(orgId)
                .get(LABEL)
                .then()
                .body("isDefault", nullValue())
                .body("policy.primaryColor", equalTo("#00aa01"))
                .body("policy.details.sequence", equalTo("4"));

        api.adminIn(orgId).delete(LABEL + "/logo").then().statusCode(200);
        api.adminIn(orgId).delete(LABEL + "/logo").then().statusCode(404);
        assertThat(get(logo).statusCode()).as("the page still shows it").isEqualTo(200);
        activate(orgId);
        assertThat(get(logo).statusCode()).isEqualTo(404);
        api.adminIn(orgId).delete(LABEL).then().statusCode(200);
        api.adminIn(orgId).delete(LABEL).then().statusCode(404);
        assertThat(get("/ui/login/assets/brand/" + orgId + "/style.css").statusCode())
                .isEqualTo(404);
    }

    @Test
    void pages_show_the_preview_only_after_its_activation() {
        label(ENFORCED);
        add(orgId, "{\"primaryColor\":\"#00aa00\"}");
        upload(orgId, PNG).then().statusCode(200);

        assertThat(browser().start("").asString()).doesNotContain("/brand/" + orgId);
        api.adminIn(orgId)
                .get(LABEL + "/_preview")
                .then()
                .body("policy.primaryColor", equalTo("#00aa00"))
                .body("isDefault", nullValue());

        activate(orgId);
        assertThat(browser().start("").asString()).contains("/brand/" + orgId);
        api.adminIn(orgId)
                .body("{}")
                .post(LABEL + "/_activate")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("policy.label.not_changed"));
        api.adminIn(orgId)
                .body("{\"primaryColor\":\"#aa0000\"}")
                .put(LABEL)
                .then()
                .statusCode(200);
        api.adminIn(orgId).get(LABEL).then().body("policy.primaryColor", equalTo("#00aa00"));
    }

    @Test
    void the_default_look_is_shown_where_an_organization_has_none_of_its_own() {
        String defaults = ADMIN + "/policies/label";
        api.admin()
                .body("{\"primaryColor\":\"#%06x\"}".formatted(Math.floorMod(System.nanoTime(), 0x700000)))
                .put(defaults)
                .then()
                .statusCode(200);
        api.admin()
                .body(image(GIF))
                .put("/signet/admin/v1/policies/default/label/assets")
                .then()
                .statusCode(200);
        api.admin().body("{}").post(defaults + "/_activate").then().statusCode(200);
        try {
            Response page = browser().start("");
            assertThat(get(found(IMAGE, page)).header("Content-Type")).isEqualTo("image/gif");
            assertThat(page.asString()).contains("Signet</p>");
            api.adminIn(orgId)
                    .get(LABEL)
                    .then()
                    .body("isDefault", equalTo(true))
                    .body("policy.logoUrl", containsString("/files/"));
            as(api.machineToken(orgId))
                    .get(AUTH + "/policies/label")
                    .then()
                    .statusCode(200)
                    .body("policy.isDefault", equalTo(true));

            add(orgId, "{}");
            activate(orgId);
            label(ENFORCED);
            assertThat(browser().start("").asString())
                    .contains("/brand/" + orgId)
                    .doesNotContain("<img");
        } finally {
            api.admin().delete(defaults + "/logo").then().statusCode(200);
            api.admin().body("{}").put(defaults).then().statusCode(200);
            api.admin().body("{}").post(defaults + "/_activate").then().statusCode(200);
        }
    }

    // attacks A-20, A-30 in docs/security-rules.md
    @Test
    void changing_the_branding_needs_the_permission_in_the_same_organization() {
        String viewer = api.machineToken(orgId, "ORG_OWNER_VIEWER");
        String foreign = api.machineToken(accounts.org(), "ORG_OWNER");

        as(viewer).get(LABEL).then().statusCode(200);
        as(viewer).body("{}").post(LABEL).then().statusCode(403);
        as(viewer).body(image(PNG)).put(ASSETS).then().statusCode(403);
        as(foreign).header(ORG_HEADER, orgId).body("{}").post(LABEL).then().statusCode(403);
        as(foreign)
                .header(ORG_HEADER, orgId)
                .body(image(PNG))
                .put(ASSETS)
                .then()
                .statusCode(403);
        as(api.machineToken(orgId, "ORG_SETTINGS_MANAGER"))
                .body("{}")
                .post(LABEL)
                .then()
                .statusCode(200);
    }

    private void add(String org, String body) {
        api.adminIn(org).body(body).post(LABEL).then().statusCode(200);
    }

    private Response upload(String org, byte[] image) {
        return api.adminIn(org).body(image(image)).put(ASSETS);
    }

    private static String image(byte[] content) {
        return file("LOGO", content);
    }

    private static String file(String asset, byte[] content) {
        return "{\"asset\":\"LABEL_POLICY_ASSET_" + asset + "\",\"content\":\""
                + Base64.getEncoder().encodeToString(content) + "\"}";
    }

    private Response uploadAs(String asset, byte[] content) {
        return api.adminIn(orgId).body(file(asset, content)).put(ASSETS);
    }

    private void activate(String org) {
        api.adminIn(org).body("{}").post(LABEL + "/_activate").then().statusCode(200);
    }

    private void label(String setting) {
        api.adminIn(orgId)
                .body("{\"name\":\"Portal\",\"privateLabelingSetting\":\"PRIVATE_LABELING_SETTING_" + setting + "\"}")
                .put(MANAGEMENT + "/projects/" + app.ref().project().projectId())
                .then()
                .statusCode(200);
    }

    private TestingBrowser browser() {
        return new TestingBrowser(cookies.name(), app.clientId());
    }

    private String passwordPage(String loginName) {
        TestingBrowser browser = browser();
        browser.start("");
        Response named = browser.post("/ui/login/login", Map.of("loginName", loginName));
        return browser.get(TestingBrowser.location(named)).asString();
    }

    private static Response get(String path) {
        return RestAssured.given().get(path);
    }

    private static String found(Pattern pattern, Response page, String directory) {
        return directory + found(pattern, page);
    }

    private static String found(Pattern pattern, Response page) {
        Matcher matcher = pattern.matcher(page.asString());
        assertThat(matcher.find()).as(page.asString()).isTrue();
        return matcher.group(1);
    }
}
