package dev.signet.groupgrant;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import dev.signet.rolegrant.RoleGrant;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the grants of a group as they were at a moment. */
@Singleton
public final class GroupGrantHistory {
    private final History history;

    GroupGrantHistory(History history) {
        this.history = history;
    }

    /** Returns the grants that existed at a moment, in the order of their ids. */
    public List<Loaded<RoleGrant>> ofGroup(String groupId, Moment moment) {
        return history.groupGrantsOf(groupId).stream()
                .map(id -> history.load(GroupGrantDecider.TYPE, id, moment))
                .filter(grant -> grant.state().state() != null)
                .toList();
    }
}
