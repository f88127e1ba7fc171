package dev.signet.browser;

import static io.restassured.RestAssured.given;

import dev.signet.application.AddedApplication;
import dev.signet.application.ClientAddresses;
import dev.signet.application.Configs;
import dev.signet.application.RegisteredClients;
import dev.signet.application.ResponseAlgorithms;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.project.ProjectRef;
import dev.signet.token.Issuer;
import dev.signet.token.TestingAccounts;
import jakarta.inject.Singleton;
import java.util.List;

/** The applications that send people to the pages. Only their addresses exist; no server runs there. */
@Singleton
final class Application {
    static final String ORIGIN = "https://app.example.com";

    private final TestingAccounts accounts;
    private final RegisteredClients registered;
    private final TestingFlow flow;
    private final Issuer issuer;

    Application(TestingAccounts accounts, RegisteredClients registered, TestingFlow flow, Issuer issuer) {
        this.accounts = accounts;
        this.registered = registered;
        this.flow = flow;
        this.issuer = issuer;
    }

    /** Registers an application and returns the authorization URL that it sends people to. */
    String register(String orgId) {
        return address(accounts.app(orgId));
    }

    /** The authorization URL of a registered application. */
    String address(TestingAccounts.App app) {
        return address(app.clientId());
    }

    private String address(String clientId) {
        return issuer.url() + "/oauth/v2/authorize?response_type=code&scope=openid&state=s&nonce=n&client_id="
                + clientId + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    }

    /** Registers a client with privacy policy and terms by itself and returns its authorization URL. */
    String withTerms(ProjectRef project, String name) {
        AddedApplication added = registered
                .register(
                        project,
                        name,
                        Configs.web(),
                        new RegisteredClients.Details(
                                List.of(),
                                new ClientAddresses("", "", ORIGIN + "/policy", ORIGIN + "/terms"),
                                ResponseAlgorithms.NONE),
                        Actor.system())
                .added();
        return address(added.clientId());
    }

    /** Registers a device application, starts a device authorization and returns the URL that the device shows. */
    String device() {
        TestingFlow.App app = flow.app("OIDC_AUTH_METHOD_TYPE_NONE", "OIDC_APP_TYPE_NATIVE", "DEVICE_CODE");
        return given().formParam("client_id", app.clientId())
                .formParam("scope", "openid")
                .post("/oauth/v2/device_authorization")
                .then()
                .statusCode(200)
                .extract()
                .path("verification_uri_complete");
    }

    /** The URL of a page of the server. */
    String page(String path) {
        return issuer.url() + path;
    }
}
