package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.signingkey.TokenSigner;
import dev.signet.signingkey.TokenType;
import dev.signet.token.Issuer;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which texts are accepted as an ID token hint (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2; A-14). */
@QuarkusTest
class IdTokenHintIT {
    private static final String BYE = "https://app.example.com/bye";

    @Inject
    AgentCookie cookies;

    @Inject
    TestingFlow flow;

    @Inject
    TokenSigner signer;

    @Inject
    SessionQueries sessions;

    @Inject
    Issuer issuer;

    private TestingFlow.App app;
    private UserRef user;
    private TestingFlow.Browser browser;

    @BeforeEach
    void a_person_has_signed_in() {
        app = flow.webApp();
        user = flow.person();
        Response waiting = flow.authorize(flow.parameters(app), null);
        browser = flow.signIn(waiting, user);
    }

    @Test
    void an_expired_id_token_is_a_valid_hint() {
        String hint = signed("exp", Instant.now().getEpochSecond() - 60);

        Response silent =
                flow.authorize(flow.parameters(app, "prompt", "none", "id_token_hint", hint), browser.cookie());

        assertThat(TestingFlow.query(silent.getHeader("Location"))).containsKey("code");
        assertThat(signOut(hint)).isEqualTo(BYE);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void other_signed_texts_are_not_valid_hints() {
        String access = flow.redeem(app, flow.code(app, user)).path("access_token");
        String userinfo = given().auth()
                .oauth2(access)
                .accept("application/jwt")
                .get("/oidc/v1/userinfo")
                .asString();
        for (String hint :
                List.of(userinfo, signed("exp", null), signed("azp", null), signed("iat", null), signed("iss", "x"))) {
            Response refused = flow.authorize(flow.parameters(app, "id_token_hint", hint), null);

            assertThat(TestingFlow.query(refused.getHeader("Location"))).containsEntry("error", "invalid_request");
            assertThat(signOut(hint)).contains("/ui/login/logout?");
        }
        assertThat(isSignedIn()).isTrue();
    }

    private boolean isSignedIn() {
        return sessions.find(browser.session().id())
                .filter(session -> session.isActive(Instant.now()))
                .isPresent();
    }

    private String signOut(String hint) {
        return given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id_token_hint", hint)
                .queryParam("post_logout_redirect_uri", BYE)
                .get("/oidc/v1/end_session")
                .getHeader("Location");
    }

    private String signed(String claim, @Nullable Object value) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", issuer.url(),
                "sub", user.userId(),
                "aud", List.of(app.clientId()),
                "azp", app.clientId(),
                "sid", browser.session().id(),
                "iat", now - 3_600,
                "exp", now + 60));
        return signer.sign(TestingSigner.with(claims, claim, value), TokenType.JWT, signer.defaultAlgorithm());
    }
}
