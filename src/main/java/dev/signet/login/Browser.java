package dev.signet.login;

import dev.signet.kernel.Actor;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The browser that sent a request to the pages.
 *
 * @param agentId see {@link dev.signet.session.AgentCookie}
 * @param isNew whether nobody has signed in in this browser yet
 * @param fresh the cookie to set in a browser that sent no valid one; null for a known browser
 * @param cookieDigest digest of the cookie that came with the request; null if there was none or {@code fresh} replaces
 *     it
 * @param repeats set if a form was submitted twice: the id of the user whose sign-in has already replaced the cookie
 *     that came with the request. The request may then only repeat the sign-in of that user. Null if the cookie is
 *     current
 * @param languages BCP 47 tags of the languages that the browser accepts, best first
 * @param chosen the language that the person chose on a page, now or earlier; null for none
 * @param query the query of the requested URL, without a language choice
 * @param known value of the {@link KnownBrowsers} cookie, not yet checked; null without one
 */
record Browser(
        String agentId,
        boolean isNew,
        @Nullable NewCookie fresh,
        @Nullable String cookieDigest,
        @Nullable String repeats,
        @Nullable String clientIp,
        @Nullable String userAgent,
        List<String> languages,
        @Nullable ChosenLanguage chosen,
        String query,
        @Nullable String known) {
    /**
     * A language that the person chose on a page.
     *
     * @param tag BCP 47 tag of a language that has texts
     * @param now whether this request makes the choice, so that a cookie must be set
     */
    record ChosenLanguage(String tag, boolean now) {}

    Browser {
        languages = List.copyOf(languages);
    }

    /** Returns a copy that may only repeat the sign-in of this user, because its form was submitted twice. */
    Browser repeating(String userId) {
        return new Browser(
                agentId, isNew, fresh, cookieDigest, userId, clientIp, userAgent, languages, chosen, query, known);
    }

    /** The person at this browser as the actor of a change; the system if the user id is empty. */
    Actor actor(String userId) {
        return new Actor(userId.isEmpty() ? Actor.SYSTEM_ID : userId, clientIp, userAgent, null);
    }
}
