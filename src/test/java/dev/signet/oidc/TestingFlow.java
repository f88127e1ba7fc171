package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.interaction.SignInRequests;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.Proof;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.NewPassword;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * An app and a browser for tests of the protocol. What the sign-in pages would do is done by calling their commands.
 */
@Singleton
public final class TestingFlow {
    public static final String REDIRECT = "https://app.example.com/callback";
    public static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    public static final String PASSWORD = "a sufficiently long secret";

    private static final String ORG = "x-zitadel-orgid";

    private final UserCommands users;
    private final InstanceQueries instances;
    private final SessionCommands sessions;
    private final SignInRequests requests;
    private final AgentCookie cookies;
    private final Ids ids;
    private final Clock clock;
    private final Path tokenFile;

    TestingFlow(
            UserCommands users,
            InstanceQueries instances,
            SessionCommands sessions,
            SignInRequests requests,
            AgentCookie cookies,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "signet.bootstrap.machine.token-file") Path tokenFile) {
        this.users = users;
        this.instances = instances;
        this.sessions = sessions;
        this.requests = requests;
        this.cookies = cookies;
        this.ids = ids;
        this.clock = clock;
        this.tokenFile = tokenFile;
    }

    /** A registered app. */
    public record App(
            String projectId,
            String appId,
            String clientId,
            @Nullable String secret) {}

    /** A browser's cookie and the session that is signed in there. */
    public record Browser(String cookie, Session session) {}

    public RequestSpecification api() {
        try {
            return given().auth().oauth2(Files.readString(tokenFile).strip()).contentType("application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A web app with a secret, the code and refresh grants, and opaque access tokens. */
    public App webApp() {
        return app("OIDC_AUTH_METHOD_TYPE_BASIC", "OIDC_APP_TYPE_WEB", "AUTHORIZATION_CODE", "REFRESH_TOKEN");
    }

    /** A web app like {@link #webApp} whose access tokens are JWTs. */
    public App jwtApp() {
        App app = webApp();
        api().body(Map.of(
                        "redirectUris",
                        new String[] {REDIRECT},
                        "responseTypes",
                        new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes",
                        new String[] {"OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"},
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "accessTokenType",
                        "OIDC_TOKEN_TYPE_JWT"))
                .put("/management/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/oidc_config")
                .then()
                .statusCode(200);
        return app;
    }

    /** A browser app without a secret. */
    public App publicApp() {
        return app("OIDC_AUTH_METHOD_TYPE_NONE", "OIDC_APP_TYPE_USER_AGENT", "AUTHORIZATION_CODE", "REFRESH_TOKEN");
    }

    /**
     * An app with these grants in a project of its own. Grants are named as in the API, without {@code
     * OIDC_GRANT_TYPE_}.
     */
    public App app(String authMethod, String appType, String... grants) {
        return appIn(instances.get().defaultOrgId(), authMethod, appType, grants);
    }

    /** An app with these grants in a new project of this organization. */
    public App appIn(String orgId, String authMethod, String appType, String... grants) {
        String projectId = api().header(ORG, orgId)
                .body(Map.of("name", "project-" + ids.next()))
                .post("/management/v1/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return appOf(orgId, projectId, authMethod, appType, grants);
    }

    /** A web app with a secret and the code flow, in the same project as this app. */
    public App another(String orgId, App app) {
        return appOf(
                orgId,
                app.projectId(),
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN");
    }

    private App appOf(String orgId, String projectId, String authMethod, String appType, String... grants) {
        JsonPath app = api().header(ORG, orgId)
                .body(Map.of(
                        "name",
                        "app-" + ids.next(),
                        "redirectUris",
                        new String[] {REDIRECT},
                        "postLogoutRedirectUris",
                        new String[] {"https://app.example.com/bye"},
                        "responseTypes",
                        new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes",
                        Arrays.stream(grants)
                                .map(grant -> "OIDC_GRANT_TYPE_" + grant)
                                .toArray(String[]::new),
                        "appType",
                        appType,
                        "authMethodType",
                        authMethod))
                .post("/management/v1/projects/" + projectId + "/apps/oidc")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new App(projectId, app.getString("appId"), app.getString("clientId"), app.getString("clientSecret"));
    }

    /** Sets who may use the API through this application, as an owner of the instance. */
    public App allowed(String orgId, App app, String apiAccess) {
        return settings(orgId, app, Map.of("apiAccess", apiAccess));
    }

    /** Changes token settings of an application. */
    public App settings(String orgId, App app, Map<String, String> change) {
        api().header(ORG, orgId)
                .body(change)
                .put("/signet/admin/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/tokens")
                .then()
                .statusCode(200);
        return app;
    }

    public UserRef person() {
        String orgId = instances.get().defaultOrgId();
        String name = "flow-" + ids.next();
        NewHuman human = new NewHuman(
                null,
                name,
                new Profile("Flora", "Flow", "", "", "en", Profile.Gender.FEMALE),
                name + "@example.com",
                true,
                null,
                false,
                new NewPassword.Plain(PASSWORD, false, "initial_password"));
        return new UserRef(
                orgId, users.addHuman(orgId, human, Actor.system()).stream().id());
    }

    /** The parameters of a correct authorization request. */
    public Map<String, String> parameters(App app, String... more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "client_id", app.clientId(),
                "redirect_uri", REDIRECT,
                "response_type", "code",
                "scope", "openid profile email offline_access",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    public Response authorize(Map<String, String> parameters, @Nullable String cookie) {
        RequestSpecification request = given().redirects().follow(false).queryParams(parameters);
        return (cookie == null ? request : request.cookie(cookies.name(), cookie)).get("/oauth/v2/authorize");
    }

    /** Signs a person in for a waiting request, as the pages do after a correct password. */
    public Browser signIn(Response waiting, UserRef user) {
        return signIn(waiting, waiting.getCookie(cookies.name()), user);
    }

    /** Signs a person in for a waiting request, in a browser that already has a cookie. */
    public Browser signIn(Response waiting, String cookie, UserRef user) {
        String agentId = cookies.agentId(cookie).orElseThrow();
        SessionCommands.SignedIn signedIn =
                sessions.start(agentId, null, user.userId(), Set.of(Proof.PASSWORD), clock.instant(), Actor.system());
        return new Browser(signedIn.cookie().getValue(), signedIn.session());
    }

    /** The authorization response to a request that the browser's session answers. */
    public Map<String, String> callback(Response waiting, Browser browser) {
        Response answer = given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id", answered(waiting, browser))
                .get("/oauth/v2/authorize/callback");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith(REDIRECT);
        return query(answer.getHeader("Location"));
    }

    /** The sealed request from the redirect to the sign-in pages, with the browser's session as its answer. */
    public String answered(Response waiting, Browser browser) {
        String sealed = query(waiting.getHeader("Location")).get("authRequestID");
        return requests.sealAgain(
                requests.open(sealed).orElseThrow().answeredBy(browser.session().id()));
    }

    /** Runs the whole code flow for a person and returns the code. */
    public String code(App app, UserRef user) {
        Response waiting = authorize(parameters(app), null);
        return callback(waiting, signIn(waiting, user)).get("code");
    }

    public Response token(App app, Map<String, String> form) {
        RequestSpecification request = given().contentType("application/x-www-form-urlencoded");
        String secret = app.secret();
        return secret == null
                ? request.formParams(form)
                        .formParam("client_id", app.clientId())
                        .post("/oauth/v2/token")
                : request.auth()
                        .preemptive()
                        .basic(app.clientId(), secret)
                        .formParams(form)
                        .post("/oauth/v2/token");
    }

    public Response redeem(App app, String code) {
        return token(app, codeForm(code));
    }

    public static Map<String, String> codeForm(String code) {
        return Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER);
    }

    public Response refresh(App app, String refreshToken) {
        return token(app, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public boolean isActive(App app, String token) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .extract()
                .path("active");
    }

    public static Map<String, String> query(String location) {
        Map<String, String> values = new HashMap<>();
        String query = URI.create(location).getRawQuery();
        Arrays.stream(query == null ? new String[0] : query.split("&", -1)).forEach(pair -> {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        });
        return values;
    }

    public static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
