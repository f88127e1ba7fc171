package dev.signet.login;

import dev.signet.application.Client;
import dev.signet.interaction.SignInRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request to a page, and what the page needs to answer it.
 *
 * @param request the request to sign in; null for a page without one, or if it has expired
 * @param sealed the request in sealed form; empty without a request
 * @param client the application; null without a request
 * @param look reads the branding of the page, or returns what it has read; a request that only redirects does not call it
 * @param csrf the token that the page's form must return
 * @param entered the values that the person has entered in the form so far, by field; empty for a page that was not
 *     submitted yet
 */
record Visit(
        Browser browser,
        @Nullable SignInRequest request,
        String sealed,
        @Nullable Client client,
        Texts texts,
        Supplier<Brand> look,
        String csrf,
        Map<String, String> entered) {

    Visit {
        entered = Map.copyOf(entered);
    }

    Brand brand() {
        return look.get();
    }

    String agentId() {
        return browser.agentId();
    }

    /** The id of the request; empty without a request. */
    String requestId() {
        return request == null ? "" : request.id();
    }

    /** The only organization whose users may sign in; null for any. */
    @Nullable
    String orgId() {
        return request == null ? null : request.wishes().orgId();
    }

    /**
     * The same page in the language that the person is known to prefer, unless a language was chosen here or the
     * application asked for some.
     */
    Visit in(Languages languages, String preferred) {
        if (preferred.isEmpty()
                || browser.chosen() != null
                || (request != null && !request.wishes().uiLocales().isEmpty())) {
            return this;
        }
        return new Visit(browser, request, sealed, client, languages.login(List.of(preferred)), look, csrf, entered);
    }

    /** The same page in the first of these languages that has texts, unless a language was chosen here. */
    Visit in(Languages languages, List<String> preferred) {
        if (preferred.isEmpty() || browser.chosen() != null) {
            return this;
        }
        List<String> all =
                Stream.concat(preferred.stream(), browser.languages().stream()).toList();
        return new Visit(browser, request, sealed, client, languages.login(all), look, csrf, entered);
    }

    /** The same page after the request has changed, for example because it was answered. */
    Visit with(SignInRequest other, String otherSealed) {
        return new Visit(browser, other, otherSealed, client, texts, look, csrf, entered);
    }

    /** The same page with these values in its form. */
    Visit entering(Map<String, String> values) {
        return new Visit(browser, request, sealed, client, texts, look, csrf, values);
    }

    /** The same page with another branding. */
    Visit in(Brand other) {
        return new Visit(browser, request, sealed, client, texts, () -> other, csrf, entered);
    }
}
