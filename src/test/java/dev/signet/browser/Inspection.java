package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Inspects a page in light and dark mode, on a wide screen and on a phone's. It saves a screenshot of each in {@code
 * target/screenshots} and requires that there are no accessibility errors (axe, WCAG 2.2 AA), no horizontal scrolling
 * and no errors in the browser's console.
 *
 * <p>Dark mode is inspected in English only, because another language has other texts and the same colours.
 */
@Singleton
final class Inspection {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int PHONE = 360;
    /** The width, in CSS pixels, at which content must reflow (WCAG 1.4.10). */
    private static final int NARROW = 320;

    private static final String RULES = """
        axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
          .then(result => result.violations.flatMap(rule => rule.nodes.map(node =>
            rule.id + ': ' + node.html + ' ' + (node.failureSummary || ''))))\
        """;

    private final String axe = read("axe.min.js");

    /** Inspects the open page. */
    void of(Visitor visitor, String name) {
        Page page = visitor.page();
        List<String> barriers = new ArrayList<>();
        String picture = name + '-' + visitor.language();

        page.setViewportSize(1280, 800);
        for (ColorScheme scheme : schemes(visitor)) {
            show(page, scheme);
            shoot(page, picture + "-" + name(scheme));
            barriers.addAll(barriers(page));
        }
        page.setViewportSize(PHONE, 740);
        for (ColorScheme scheme : schemes(visitor)) {
            show(page, scheme);
            shoot(page, picture + "-" + PHONE + "-" + name(scheme));
        }
        show(page, ColorScheme.LIGHT);
        page.setViewportSize(NARROW, 640);
        Object width = page.evaluate("document.documentElement.scrollWidth");
        page.setViewportSize(1280, 800);

        assertThat(barriers).as(name).isEmpty();
        assertThat(((Number) width).intValue()).as("width of " + name).isLessThanOrEqualTo(NARROW);
        assertThat(page.getAttribute("html", "lang")).as("language of " + name).isEqualTo(visitor.language());
        assertThat(visitor.faults()).as(name).isEmpty();
    }

    private static List<ColorScheme> schemes(Visitor visitor) {
        return visitor.language().equals("en")
                ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                : List.of(ColorScheme.LIGHT);
    }

    private static String name(ColorScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    private static void show(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    // Runs axe through the debugger, because the page's policy forbids injected scripts.
    private List<String> barriers(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        try {
            JsonObject call = new JsonObject();
            call.addProperty("expression", axe + ";\n" + RULES);
            call.addProperty("awaitPromise", true);
            call.addProperty("returnByValue", true);
            JsonObject answer = session.send("Runtime.evaluate", call);
            assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
            JsonArray found = answer.getAsJsonObject("result").getAsJsonArray("value");
            return found.asList().stream().map(JsonElement::getAsString).toList();
        } finally {
            session.detach();
        }
    }

    private static String read(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
