package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A person with a browser, who finds fields by their labels and buttons by their text. Errors in the console, above all
 * violations of the Content Security Policy, and failed requests are recorded.
 */
final class Visitor implements AutoCloseable {
    private static final String REFUSED_DOCUMENT = "Failed to load resource: the server responded with a status of 400";

    private final BrowserContext context;
    private final Page page;
    private final String language;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Visitor(BrowserContext context, String language) {
        this.context = context;
        this.language = language;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if ((message.type().equals("error") || message.type().equals("warning"))
                    && !message.text().startsWith(REFUSED_DOCUMENT)) {
                faults.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> faults.add(page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= 400
                    && !response.request().resourceType().equals("document")
                    && !response.request().resourceType().equals("fetch")) {
                faults.add(response.status() + " for " + response.url());
            }
        });
    }

    /** Acts as an application: every request to its origin is answered with an empty page. */
    Visitor withApplicationAt(String origin) {
        context.route(
                (Predicate<String>) url -> url.startsWith(origin + "/"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!DOCTYPE html><html lang=\"en\"><title>Application</title><p>Hello</p></html>")));
        return this;
    }

    Page page() {
        return page;
    }

    String language() {
        return language;
    }

    int open(String url) {
        Response response = page.navigate(url);
        assertThat(response).isNotNull();
        return response.status();
    }

    /** Makes the open page post the query of this URL as a form. */
    void send(String address) {
        page.evaluate("""
                address => {
                  const target = new URL(address);
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = target.origin + target.pathname;
                  for (const [name, value] of target.searchParams) {
                    const input = document.createElement('input');
                    input.name = name;
                    input.value = value;
                    form.append(input);
                  }
                  document.body.append(form);
                  form.submit();
                }\
                """, address);
    }

    void fill(String label, String value) {
        field(label).fill(value);
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** Waits for the page with this heading. */
    void expectHeading(String heading) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))
                .waitFor();
    }

    /** Waits until the browser reaches a URL with this prefix and returns the whole URL. */
    String arriveAt(String prefix) {
        page.waitForURL((Predicate<String>) url -> url.startsWith(prefix));
        return page.url();
    }

    /** Waits until a field is marked as invalid, has this text as its description, and has the focus. */
    void expectFaultAt(String id, String text) {
        page.locator("#" + id + "[aria-invalid=true]").waitFor();
        assertThat(page.getAttribute("#" + id, "aria-describedby").split(" ")).contains(id + "-fault");
        assertThat(page.locator("#" + id + "-fault").innerText()).contains(text);
        assertThat(focused()).isEqualTo(id);
    }

    /** The id of the focused element. */
    String focused() {
        return (String) page.evaluate("document.activeElement.id");
    }

    String text() {
        return page.locator("body").innerText();
    }

    /** The errors in the browser so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        context.close();
    }
}
