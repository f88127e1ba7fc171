package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The API reference page: it loads completely under its content security policy, and an operation can be found and
 * tried out.
 */
@QuarkusTest
@TestProfile(OwnAddress.class)
class ApiReferenceIT {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Inject
    TestingChromium chromium;

    @TestHTTPResource("/openapi/ui")
    URI reference;

    @Test
    void the_page_is_as_wide_as_a_telephone_and_as_dark_as_the_system() {
        try (Visitor developer = chromium.visitor("en-GB")) {
            Page page = developer.page();
            page.setViewportSize(360, 780);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            developer.open(reference.toString());
            Locator operations = page.locator(".opblock-summary-control");
            operations.nth(3).click();
            page.locator(".try-out__btn").waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("api-reference-dark.png")));

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(28, 28, 28)");
            assertThat(developer.faults()).isEmpty();
        }
    }

    @Test
    void an_operation_can_be_searched_for_and_tried_out() {
        try (Visitor developer = chromium.visitor("en-GB")) {
            developer.open(reference.toString());
            Page page = developer.page();
            Locator operations = page.locator(".opblock");
            operations.first().waitFor();
            int all = operations.count();
            assertThat(all).isGreaterThan(150);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("api-reference.png")));

            page.locator(".operation-filter-input").fill("MANAGEMENT healthz");
            page.waitForCondition(() -> operations.count() == 1);
            operations.first().locator(".opblock-summary-control").click();
            page.locator(".try-out__btn").click();
            page.locator(".execute").click();
            Locator status =
                    page.locator(".live-responses-table .response-col_status").last();
            status.waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("api-reference-tried.png")));

            assertThat(status.innerText()).startsWith("200");
            assertThat(developer.faults()).isEmpty();
        }
    }

    @Test
    void a_list_is_tried_out_with_a_body_that_lists() {
        try (Visitor developer = chromium.visitor("en-GB")) {
            developer.open(reference.toString());
            Page page = developer.page();
            Locator operations = page.locator(".opblock");
            operations.first().waitFor();
            page.locator(".operation-filter-input").fill("management/v1/users/_search");
            page.waitForCondition(() -> operations.count() == 1);
            operations.first().locator(".opblock-summary-control").click();
            page.locator(".try-out__btn").click();
            String body = page.locator("textarea.body-param__text").inputValue();
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("api-reference-list.png")));

            assertThat(body.replaceAll("\\s", ""))
                    .isEqualTo("{\"query\":{\"offset\":\"0\",\"limit\":10,\"asc\":false}}");
            assertThat(developer.faults()).isEmpty();
        }
    }
}
