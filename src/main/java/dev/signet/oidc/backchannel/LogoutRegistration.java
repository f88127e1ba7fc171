package dev.signet.oidc.backchannel;

import dev.signet.application.ApplicationQueries;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.projection.AsyncProjection;
import dev.signet.session.Session;
import dev.signet.session.SessionEvent;
import dev.signet.session.SessionQueries;
import dev.signet.token.FamilyQueries;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Stores, for each session that has ended, which applications to notify: those that received tokens in it and have a
 * back-channel logout URI. {@link LogoutSender} sends the notifications, so that a slow receiver does not delay the
 * processing of events.
 */
@Singleton
public final class LogoutRegistration implements AsyncProjection {
    private final SessionQueries sessions;
    private final FamilyQueries families;
    private final ApplicationQueries applications;
    private final LogoutDeliveries deliveries;
    private final LogoutSender sender;
    private final Clock clock;

    LogoutRegistration(
            SessionQueries sessions,
            FamilyQueries families,
            ApplicationQueries applications,
            LogoutDeliveries deliveries,
            LogoutSender sender,
            Clock clock) {
        this.sessions = sessions;
        this.families = families;
        this.applications = applications;
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "back-channel-logout";
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("session");
    }

    @Override
    public void handle(RecordedEvent<?> event) {
        boolean recent = event.recordedAt().isAfter(clock.instant().minus(LogoutDeliveries.KEPT));
        if (recent && event.event() instanceof SessionEvent.Terminated) {
            sessions.find(event.stream().id()).ifPresent(this::register);
        }
    }

    private void register(Session session) {
        List<String> listening = families.clientIdsOfSession(session.id()).stream()
                .filter(this::listens)
                .toList();
        if (!listening.isEmpty()) {
            deliveries.register(session.id(), session.userId(), listening);
            sender.wake();
        }
    }

    private boolean listens(String clientId) {
        return applications
                .client(clientId)
                .filter(client -> client.backChannelLogoutUri() != null)
                .isPresent();
    }
}
