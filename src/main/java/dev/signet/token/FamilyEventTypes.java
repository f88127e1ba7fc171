package dev.signet.token;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Stored types of family events, named as ZITADEL names them. */
@Singleton
public final class FamilyEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                type("oidc_session.added", FamilyEvent.Added.class),
                type("oidc_session.refresh_token.added", FamilyEvent.RefreshTokenAdded.class),
                type("oidc_session.refresh_token.renewed", FamilyEvent.RefreshTokenRenewed.class),
                type("oidc_session.refresh_token.revoked", FamilyEvent.RefreshTokenRevoked.class),
                type("oidc_session.access_token.revoked", FamilyEvent.AccessTokenRevoked.class));
    }

    private static <E extends FamilyEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(FamilyDecider.STREAM_TYPE, name, recordType);
    }
}
