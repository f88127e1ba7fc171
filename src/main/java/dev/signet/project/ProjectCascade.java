package dev.signet.project;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** What a feature does with its own streams when a project is removed, in the same transaction. */
public interface ProjectCascade {

    /** Ends what belonged to the project; returns how many streams were ended. */
    long projectRemoved(Sql transaction, ProjectRef project, Actor actor);
}
