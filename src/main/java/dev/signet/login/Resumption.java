package dev.signet.login;

import dev.signet.interaction.PagePaths;
import dev.signet.session.BrowserCookie;
import dev.signet.token.Issuer;
import dev.signet.user.view.UserView;
import dev.signet.vault.Digests;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the browser which sign-in waits for a mailed code, so that the link in the mail can continue it. The
 * link itself contains no request, because it may be opened in any browser. Only a link for the person whom the entered
 * name selects may continue the sign-in ({@link Accounts#isMeant}): otherwise a stranger could send a link for an
 * account of their own, and the person would be signed in to the application with the stranger's account.
 */
@Singleton
final class Resumption {
    private static final String NAME = "signet-resume";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MAX_LENGTH = 3_000;
    private static final char SEPARATOR = '.';

    private final boolean secure;
    private final Digests digests;

    Resumption(Issuer issuer, Digests digests) {
        this.secure = issuer.url().startsWith("https:");
        this.digests = digests;
    }

    /**
     * The cookie that remembers the visit's request. If the request is too long for a cookie, this returns the cookie
     * that deletes an earlier request. Null if the visit has no request or the name is blank.
     *
     * @param name the login name or mail address that the person entered
     */
    @Nullable
    NewCookie remembering(Visit visit, String name) {
        String request = visit.sealed();
        if (request.isEmpty() || name.isBlank()) {
            return null;
        }
        return request.length() > MAX_LENGTH ? forgetting() : cookie(request + SEPARATOR + digest(request, name), KEPT);
    }

    /**
     * A sign-in in which one of the names of a person was entered. The name may still select somebody else ({@link
     * Accounts#isMeant}).
     *
     * @param request the sealed request, which may have expired since
     * @param name the name that was entered
     */
    record Waiting(String request, String name) {}

    /**
     * The sign-in of this browser that waits for a mailed code and in which one of the names of this person was
     * entered.
     */
    Optional<Waiting> under(UserView user, HttpServerRequest http) {
        Cookie cookie = http.getCookie(NAME);
        String value = cookie == null ? "" : cookie.getValue();
        int separator = value.indexOf(SEPARATOR);
        if (separator < 0) {
            return Optional.empty();
        }
        String request = value.substring(0, separator);
        String entered = value.substring(separator + 1);
        UserView.Human human = user.human();
        return Stream.concat(user.loginNames().stream(), Stream.of(user.userName(), human == null ? "" : human.email()))
                .filter(name -> Digests.same(digest(request, name), entered))
                .findFirst()
                .map(name -> new Waiting(request, name));
    }

    private String digest(String request, String name) {
        return digests.token(
                NAME,
                request
                        + '\n'
                        + Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
                                .toLowerCase(Locale.ROOT));
    }

    /** The cookie that deletes the remembered request. */
    NewCookie forgetting() {
        return cookie("", Duration.ZERO);
    }

    private NewCookie cookie(String value, Duration kept) {
        return BrowserCookie.of(NAME, value, PagePaths.ROOT, secure, kept);
    }
}
