package dev.signet.user;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** What a feature does with its own streams when a user is removed, in the same transaction. */
public interface UserCascade {

    /** Ends what belonged to the user; returns how many streams were ended. */
    long userRemoved(Sql transaction, String userId, Actor actor);
}
