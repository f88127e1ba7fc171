package dev.signet.browser;

import dev.signet.token.Issuer;
import dev.signet.token.TestingAccounts;
import jakarta.inject.Singleton;

/** The application that sends people to the pages; it is not more than its address. */
@Singleton
final class Application {
    static final String ORIGIN = "https://app.example.com";

    private final TestingAccounts accounts;
    private final Issuer issuer;

    Application(TestingAccounts accounts, Issuer issuer) {
        this.accounts = accounts;
        this.issuer = issuer;
    }

    /** Registers an application and answers where it sends people. */
    String register(String orgId) {
        return issuer.url() + "/oauth/v2/authorize?response_type=code&scope=openid&state=s&nonce=n&client_id="
                + accounts.app(orgId).clientId() + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    }

    /** Address of a page of the server. */
    String page(String path) {
        return issuer.url() + path;
    }
}
