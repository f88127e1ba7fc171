package dev.signet.session;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** Makes cookies that scripts cannot read and that browsers do not send with forms and frames of another site. */
public final class BrowserCookie {
    private BrowserCookie() {}

    /**
     * Makes a cookie.
     *
     * @param secure whether the browser sends it over TLS only
     * @param kept how long the browser keeps it; zero deletes it
     */
    public static NewCookie of(String name, String value, String path, boolean secure, Duration kept) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(Math.toIntExact(kept.toSeconds()))
                .build();
    }
}
