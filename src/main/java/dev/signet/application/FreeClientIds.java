package dev.signet.application;

import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.StreamId;
import jakarta.inject.Singleton;

/**
 * Generates client ids that no user has or had (attack A-34). The claim of the client id ensures that no other client
 * has it.
 */
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
            if (!store.exists(new StreamId(USERS, id))) {
                return id;
            }
        }
        throw ApplicationError.ID_TAKEN.exception();
    }
}
