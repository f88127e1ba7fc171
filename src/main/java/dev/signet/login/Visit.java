package dev.signet.login;

import dev.signet.application.Client;
import dev.signet.interaction.SignInRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to a page.
 *
 * @param request what an application asked for; null for a page that is about none, or when it has expired
 * @param sealed the request as it travels; empty without request
 * @param client the application; null without request
 * @param brand whose look the page has
 * @param csrf what a form of this page must return
 */
record Visit(
        Browser browser,
        @Nullable SignInRequest request,
        String sealed,
        @Nullable Client client,
        Texts texts,
        Brand brand,
        String csrf) {

    String agentId() {
        return browser.agentId();
    }

    /** Id of the request; empty without. */
    String requestId() {
        return request == null ? "" : request.id();
    }

    /** The only organization whose users may sign in; null for any. */
    @Nullable
    String orgId() {
        return request == null ? null : request.wishes().orgId();
    }

    /** The same page in a language the person is known to prefer, unless one was chosen or the application asked for one. */
    Visit in(Languages languages, String preferred) {
        if (preferred.isEmpty()
                || browser.chosen() != null
                || (request != null && !request.wishes().uiLocales().isEmpty())) {
            return this;
        }
        return new Visit(browser, request, sealed, client, languages.login(List.of(preferred)), brand, csrf);
    }

    /** The same page about another state of the request. */
    Visit with(SignInRequest other, String otherSealed) {
        return new Visit(browser, other, otherSealed, client, texts, brand, csrf);
    }

    /** The same page with another look. */
    Visit in(Brand other) {
        return new Visit(browser, request, sealed, client, texts, other, csrf);
    }
}
