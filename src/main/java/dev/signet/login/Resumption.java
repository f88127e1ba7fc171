package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.session.BrowserCookie;
import dev.signet.token.Issuer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the browser which sign-in waits for a mailed code, so that the link in the mail can continue it. The
 * link itself contains no request, because it may be opened in any browser.
 */
@Singleton
final class Resumption {
    private static final String NAME = "signet-resume";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MAX_LENGTH = 3_000;

    private final boolean secure;

    Resumption(Issuer issuer) {
        this.secure = issuer.url().startsWith("https:");
    }

    /** The cookie that remembers the visit's request; null if there is no request or it is too long for a cookie. */
    @Nullable
    NewCookie remembering(Visit visit) {
        String request = visit.sealed();
        return request.isEmpty() || request.length() > MAX_LENGTH ? null : cookie(request, KEPT);
    }

    /** The sealed request that waits, which may have ended since; null for none. */
    @Nullable
    String request(HttpServerRequest http) {
        Cookie cookie = http.getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** The cookie that deletes the remembered request. */
    NewCookie forgetting() {
        return cookie("", Duration.ZERO);
    }

    private NewCookie cookie(String value, Duration kept) {
        return BrowserCookie.of(NAME, value, PagePaths.ROOT, secure, kept);
    }
}
