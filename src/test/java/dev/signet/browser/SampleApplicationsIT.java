package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.signet.login.Languages;
import dev.signet.login.Texts;
import dev.signet.session.SessionQueries;
import dev.signet.token.Issuer;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample applications: each signs a person in, reads claims, refreshes, introspects the token and signs out. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class SampleApplicationsIT {
    private static final String LOCALE = "en-GB";

    @Inject
    TestingChromium chromium;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    SessionQueries sessions;

    @Inject
    Languages languages;

    @Inject
    Issuer issuer;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    private UserRef user;
    private UserView person;
    private int port;
    private String here;

    @BeforeEach
    void there_is_a_person() {
        user = accounts.person(accounts.org());
        person = users.require(user);
        port = OwnAddress.freePort();
        here = "http://localhost:" + port + '/';
    }

    @Test
    void a_browser_app_with_oidc_client_ts() {
        installWithNpm("browser-app");
        Map<String, String> app = Sample.register("browser", issuer.url(), tokenFile, here, here);
        try (Sample sample = Sample.start("browser-app", port, app, "node", "server.mjs");
                Visitor grace = chromium.visitor(LOCALE)) {
            grace.open(sample.url());
            grace.press("Sign in");
            grace.press("Cancel");
            grace.page().getByText("The sign-in failed:").waitFor();

            grace.press("Sign in");
            signIn(grace);

            grace.page().getByText("Hello Grace Hopper").waitFor();
            JsonObject claims = claims(grace);
            assertThat(claims.get("sub").getAsString()).isEqualTo(user.userId());
            assertThat(claims.get("email").getAsString()).isEqualTo(emailOf(person));
            assertThat(claims.get("renewed").getAsInt()).isZero();
            grace.press("Renew tokens");
            grace.page().getByText("\"renewed\": 1").waitFor();
            assertThat(sessions.ofUser(user.userId())).hasSize(1);

            grace.press("Sign out");
            grace.page().getByText("You are not signed in.").waitFor();
            assertThat(sessions.ofUser(user.userId())).isEmpty();
            assertThat(grace.faults()).isEmpty();
        }
    }

    @Test
    void a_node_web_app_with_openid_client() {
        installWithNpm("openid-client");
        Map<String, String> app = Sample.register("web", issuer.url(), tokenFile, here + "callback", here);
        try (Sample sample = Sample.start("openid-client", port, app, "node", "app.mjs");
                Visitor grace = chromium.visitor(LOCALE)) {
            grace.open(sample.url());
            grace.follow("Sign in");
            signIn(grace);

            grace.page().getByText("Hello Grace Hopper").waitFor();
            JsonObject claims = claims(grace);
            assertThat(claims.get("sub").getAsString()).isEqualTo(user.userId());
            assertThat(claims.get("email").getAsString()).isEqualTo(emailOf(person));
            assertThat(claims.get("active").getAsBoolean()).isTrue();
            grace.follow("Renew tokens");
            grace.page().getByText("Renewed").waitFor();
            assertThat(claims(grace).get("accessTokenChanged").getAsBoolean()).isTrue();
            assertThat(claims(grace).get("refreshTokenChanged").getAsBoolean()).isTrue();
            grace.follow("Back");
            grace.page().getByText("Hello Grace Hopper").waitFor();

            grace.follow("Sign out");
            grace.page().getByText("You are not signed in.").waitFor();
            assertThat(sessions.ofUser(user.userId())).isEmpty();
            grace.follow("Sign in");
            grace.expectHeading(languages.login(List.of(LOCALE)).get("name.title"));
        }
    }

    @Test
    void an_express_web_app_with_auth_js() {
        installWithNpm("authjs");
        Map<String, String> app = Sample.register("web", issuer.url(), tokenFile, here + "auth/callback/signet", here);
        try (Sample sample = Sample.start("authjs", port, app, "node", "app.mjs");
                Visitor grace = chromium.visitor(LOCALE)) {
            grace.open(sample.url());
            grace.follow("Sign in");
            grace.press("Sign in with Signet");
            signIn(grace);

            grace.page().getByText("Hello Grace Hopper").waitFor();
            JsonObject claims = claims(grace);
            assertThat(claims.get("sub").getAsString()).isEqualTo(user.userId());
            assertThat(claims.get("email").getAsString()).isEqualTo(emailOf(person));

            grace.follow("Sign out");
            grace.press("Sign out");
            grace.page().getByText("You are not signed in.").waitFor();
        }
    }

    @Test
    void a_quarkus_web_app() {
        buildWithMaven("quarkus-web-app");
        Map<String, String> app =
                new HashMap<>(Sample.register("web", issuer.url(), tokenFile, here + "callback", here));
        // longer than an access token is valid, so every request refreshes
        app.put("RENEW_BEFORE", "30D");
        try (Sample sample = Sample.start(
                        "quarkus-web-app", port, app, java(), "-jar", "target/quarkus-app/quarkus-run.jar");
                Visitor grace = chromium.visitor(LOCALE)) {
            grace.open(sample.url());
            grace.follow("Sign in");
            signIn(grace);

            grace.page().getByText("Hello Grace Hopper").waitFor();
            assertThat(grace.page().locator("#sub").innerText()).isEqualTo(user.userId());
            assertThat(grace.page().locator("#email").innerText()).isEqualTo(emailOf(person));
            String accessToken = grace.page().locator("#access-token").innerText();
            String refreshToken = grace.page().locator("#refresh-token").innerText();
            grace.follow("Again");
            assertThat(grace.page().locator("#access-token").innerText()).isNotEqualTo(accessToken);
            assertThat(grace.page().locator("#refresh-token").innerText()).isNotEqualTo(refreshToken);

            grace.follow("Sign out");
            grace.page().getByText("You are not signed in.").waitFor();
            assertThat(sessions.ofUser(user.userId())).isEmpty();
        }
    }

    private void signIn(Visitor visitor) {
        Texts say = languages.login(List.of(LOCALE));
        visitor.fill(say.get("login_name"), person.preferredLoginName());
        visitor.press(say.get("next"));
        visitor.expectHeading(say.get("password.title"));
        visitor.fill(say.get("password"), TestingAccounts.PASSWORD);
        visitor.press(say.get("sign_in"));
    }

    private static JsonObject claims(Visitor visitor) {
        return JsonParser.parseString(visitor.page().locator("#claims").innerText())
                .getAsJsonObject();
    }

    private static String emailOf(UserView person) {
        UserView.Human human = person.human();
        assertThat(human).isNotNull();
        return human.email();
    }

    private static void installWithNpm(String directory) {
        assumeTrue(Sample.run(directory, Map.of(), "node", "--version").status() == 0, "Node.js is not installed");
        Sample.succeed(directory, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    }

    // uses the local repository of the build that runs this test
    private static void buildWithMaven(String directory) {
        String repository = System.getProperty("maven.repo.local");
        Map<String, String> jdk = Map.of("JAVA_HOME", System.getProperty("java.home"));
        if (repository == null) {
            Sample.succeed(directory, jdk, "../../mvnw", "-q", "-B", "package");
        } else {
            Sample.succeed(directory, jdk, "../../mvnw", "-q", "-B", "-Dmaven.repo.local=" + repository, "package");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
