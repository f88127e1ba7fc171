package dev.signet.application;

import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.StreamId;
import jakarta.inject.Singleton;

/** Draws client ids that no user has or had (attack A-34); that no client has it is for its claim to tell. */
@Singleton
final class FreeClientIds {
    private static final String USERS = "user";
    private static final int DRAWS = 5;

    private final Ids ids;
    private final EventStore store;

    FreeClientIds(Ids ids, EventStore store) {
        this.ids = ids;
        this.store = store;
    }

    String next() {
        for (int draw = 1; draw <= DRAWS; draw++) {
            String id = ids.next();
            if (store.load(new StreamId(USERS, id)).isEmpty()) {
                return id;
            }
        }
        throw ApplicationError.ID_TAKEN.exception();
    }
}
