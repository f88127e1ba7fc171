package dev.signet.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of this machine in headless mode, started once for all tests of a server. The environment variable
 * {@code CHROMIUM} may name another one.
 */
@Singleton
final class TestingChromium {
    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MILLIS = 40_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /** A person with a browser that has never been used. */
    Visitor visitor(String locale) {
        return new Visitor(context(new Browser.NewContextOptions().setLocale(locale)), locale.substring(0, 2));
    }

    /** A person with a new browser in which JavaScript is turned off. */
    Visitor visitorWithoutScript(String locale) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setLocale(locale).setJavaScriptEnabled(false);
        return new Visitor(context(options), locale.substring(0, 2));
    }

    private synchronized BrowserContext context(Browser.NewContextOptions options) {
        Browser running = browser;
        if (running == null) {
            Playwright started = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = started.chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(FLAGS));
            playwright = started;
            browser = running;
        }
        BrowserContext context = running.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static Path executable() {
        String own = System.getenv("CHROMIUM");
        return USUAL_PLACES.stream()
                .map(Path::of)
                .filter(path -> own == null)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Path.of(own == null ? "chromium" : own));
    }

    @PreDestroy
    synchronized void close() {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
