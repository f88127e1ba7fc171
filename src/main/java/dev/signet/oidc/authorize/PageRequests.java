package dev.signet.oidc.authorize;

import dev.signet.eventstore.Ids;
import dev.signet.session.Session;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that a page of this server asks for in an application's name, such as the one where a device is allowed: the
 * same steps and the same checks as for the application, but they lead back to the page and never to a code.
 */
@Singleton
public final class PageRequests {
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final AuthRequests requests;
    private final SessionChoice choice;
    private final Ids ids;
    private final Clock clock;

    PageRequests(AuthRequests requests, SessionChoice choice, Ids ids, Clock clock) {
        this.requests = requests;
        this.choice = choice;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins one; where exactly one account is signed in in this browser, that one answers it at once.
     *
     * @param orgId the only organization whose users may answer it; null for any
     * @param path where it leads to, with the request's id
     * @param remembered what the page finds in the request's state
     */
    public AuthRequest begin(
            String agentId,
            String clientId,
            List<String> scopes,
            @Nullable String orgId,
            String path,
            String remembered) {
        Instant now = clock.instant();
        AuthRequest request = AuthRequest.ofPage(
                ids.next(), agentId, clientId, path, remembered, scopes, orgId, now, now.plus(LIFETIME));
        requests.store(request);
        choice.withoutAsking(request)
                .ifPresent(session -> requests.answeredBy(request.id(), request.agentId(), session.id()));
        return request;
    }

    /** The session that answers the request, if there is one and it may now. */
    public Optional<Session> session(AuthRequest request) {
        return choice.chosen(request);
    }

    /** The page has what it asked for. */
    public void end(AuthRequest request) {
        requests.end(request.id());
    }
}
