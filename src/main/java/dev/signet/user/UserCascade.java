package dev.signet.user;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the user that they belong to is removed, see {@link UserContents}. */
public interface UserCascade {

    /** Ends the streams that belonged to the user, as many as the budget admits. */
    void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget);
}
