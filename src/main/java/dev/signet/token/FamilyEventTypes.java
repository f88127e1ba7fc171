package dev.signet.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the family events under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class FamilyEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                new EventType<>(
                        FamilyDecider.STREAM_TYPE,
                        "oidc_session.added",
                        2,
                        FamilyEvent.Added.class,
                        List.of(FamilyEventTypes::withoutIdTokenClaims)),
                type("oidc_session.refresh_token.added", FamilyEvent.RefreshTokenAdded.class),
                type("oidc_session.refresh_token.renewed", FamilyEvent.RefreshTokenRenewed.class),
                type("oidc_session.refresh_token.revoked", FamilyEvent.RefreshTokenRevoked.class),
                type("oidc_session.access_token.revoked", FamilyEvent.AccessTokenRevoked.class));
    }

    /** Adds an empty list of claims requested for ID tokens, which the first revision of the event did not store. */
    private static ObjectNode withoutIdTokenClaims(ObjectNode payload) {
        payload.putArray("idTokenClaims");
        return payload;
    }

    private static <E extends FamilyEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(FamilyDecider.STREAM_TYPE, name, recordType);
    }
}
