package dev.signet.login;

import dev.signet.kernel.Actor;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param agentId see {@link dev.signet.session.AgentCookie}
 * @param fresh the cookie to send to a browser that had none; null for a known one
 * @param cookieDigest of the cookie it came with; null without one
 * @param repeats the user whose sign-in has replaced that cookie meanwhile, so that nothing but the same sign-in may be
 *     answered; null for a cookie that is good
 * @param languages BCP 47 tags the browser accepts, best first
 * @param chosen the language that the person chose here, now or before; null for none
 * @param query of the address, as it was asked for but without a choice of language
 * @param known value of the cookie of {@link KnownBrowsers}, unchecked; null without
 */
record Browser(
        String agentId,
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
     * A language chosen on a page.
     *
     * @param tag of a language that there are texts for
     * @param now whether by this very request, so that the browser has to remember it
     */
    record ChosenLanguage(String tag, boolean now) {}

    Browser {
        languages = List.copyOf(languages);
    }

    /** The person at this browser, as the one who makes a change. */
    Actor actor(String userId) {
        return new Actor(userId.isEmpty() ? Actor.SYSTEM_ID : userId, clientIp, userAgent, null);
    }
}
