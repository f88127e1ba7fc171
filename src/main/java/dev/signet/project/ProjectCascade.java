package dev.signet.project;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/**
 * Ends or changes the streams of another feature when the project or the role that they refer to is removed, in the same
 * transaction.
 */
public interface ProjectCascade {

    /**
     * Ends every stream that belonged to the project.
     *
     * @return the number of streams that were ended
     */
    long projectRemoved(Sql transaction, ProjectRef project, Actor actor);

    /**
     * Takes a role that is removed from the project out of every stream that names it.
     *
     * @return the number of streams that were changed
     */
    default long roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor) {
        return 0;
    }
}
