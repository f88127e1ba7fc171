package dev.signet.user;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import jakarta.inject.Singleton;

/** Reads users as they were at a moment. */
@Singleton
public final class UserHistory {
    private final History history;

    UserHistory(History history) {
        this.history = history;
    }

    /** Returns the state at a moment; its version is 0 if there was none yet. */
    public Loaded<User> load(String id, Moment moment) {
        return history.load(UserAggregate.TYPE, id, moment);
    }
}
