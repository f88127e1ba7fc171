package dev.signet.org;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import jakarta.inject.Singleton;

/** Reads organizations as they were at a moment. */
@Singleton
public final class OrgHistory {
    private final History history;

    OrgHistory(History history) {
        this.history = history;
    }

    /** Returns the state at a moment; its version is 0 if there was none yet. */
    public Loaded<Org> load(String id, Moment moment) {
        return history.load(OrgDecider.TYPE, id, moment);
    }
}
