package dev.signet.user;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the user that they belong to is removed, in the same transaction. */
public interface UserCascade {

    /**
     * Ends every stream that belonged to the user.
     *
     * @return the number of streams that were ended
     */
    long userRemoved(Sql transaction, String userId, Actor actor);
}
