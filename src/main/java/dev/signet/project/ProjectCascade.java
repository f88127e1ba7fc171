package dev.signet.project;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the project that they belong to is removed, in the same transaction. */
public interface ProjectCascade {

    /**
     * Ends every stream that belonged to the project.
     *
     * @return the number of streams that were ended
     */
    long projectRemoved(Sql transaction, ProjectRef project, Actor actor);
}
