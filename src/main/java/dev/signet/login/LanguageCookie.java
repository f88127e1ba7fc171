package dev.signet.login;

import dev.signet.session.BrowserCookie;
import dev.signet.token.Issuer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the language that a person chose on a page. It takes precedence over the languages that the browser or the
 * application prefers.
 */
@Singleton
final class LanguageCookie {
    private static final String NAME = "signet-language";
    private static final Duration KEPT = Duration.ofDays(400);

    private final Languages languages;
    private final boolean secure;

    LanguageCookie(Languages languages, Issuer issuer) {
        this.languages = languages;
        this.secure = issuer.url().startsWith("https:");
    }

    /**
     * The language chosen in this browser; null for none.
     *
     * @param wanted tag of the language that this request chooses; empty for none
     */
    Browser.@Nullable ChosenLanguage chosen(HttpServerRequest http, String wanted) {
        if (languages.tags().contains(wanted)) {
            return new Browser.ChosenLanguage(wanted, true);
        }
        Cookie cookie = http.getCookie(NAME);
        String kept = cookie == null ? "" : cookie.getValue();
        return languages.tags().contains(kept) ? new Browser.ChosenLanguage(kept, false) : null;
    }

    NewCookie remembering(Browser.ChosenLanguage chosen) {
        return BrowserCookie.of(NAME, chosen.tag(), "/ui", secure, KEPT);
    }
}
