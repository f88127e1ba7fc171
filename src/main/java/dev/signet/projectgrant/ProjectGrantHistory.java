package dev.signet.projectgrant;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import jakarta.inject.Singleton;

/** Reads project grants as they were at a moment. */
@Singleton
public final class ProjectGrantHistory {
    private final History history;

    ProjectGrantHistory(History history) {
        this.history = history;
    }

    /** Returns the state at a moment; its version is 0 if there was none yet. */
    public Loaded<ProjectGrant> load(String id, Moment moment) {
        return history.load(ProjectGrantDecider.TYPE, id, moment);
    }
}
