package dev.signet.usergrant;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import dev.signet.rolegrant.RoleGrant;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the grants of a user as they were at a moment. */
@Singleton
public final class UserGrantHistory {
    private final History history;

    UserGrantHistory(History history) {
        this.history = history;
    }

    /** Returns the grants that existed at a moment, in the order of their ids. */
    public List<Loaded<RoleGrant>> ofUser(String userId, Moment moment) {
        return history.userGrantsOf(userId).stream()
                .map(id -> history.load(UserGrantDecider.TYPE, id, moment))
                .filter(grant -> grant.state().state() != null)
                .toList();
    }
}
