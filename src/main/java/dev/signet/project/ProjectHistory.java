package dev.signet.project;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import jakarta.inject.Singleton;

/** Reads projects as they were at a moment. */
@Singleton
public final class ProjectHistory {
    private final History history;

    ProjectHistory(History history) {
        this.history = history;
    }

    /** Returns the state at a moment; its version is 0 if there was none yet. */
    public Loaded<Project> load(String id, Moment moment) {
        return history.load(ProjectDecider.TYPE, id, moment);
    }
}
