package dev.signet.projectgrant;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import java.util.Set;

/** Ends or changes the streams of another feature when the project grant that they depend on ends or loses roles. */
public interface ProjectGrantCascade {

    /**
     * Ends every stream that depends on the project grant.
     *
     * @return the number of streams that were ended
     */
    long projectGrantRemoved(Sql transaction, String grantId, Actor actor);

    /**
     * Takes roles that the project grant loses out of every stream that depends on it.
     *
     * @return the number of streams that were changed
     */
    default long rolesWithdrawn(Sql transaction, String grantId, Set<String> roleKeys, Actor actor) {
        return 0;
    }
}
