package dev.signet.group;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the group that they refer to is removed, see {@link GroupContents}. */
public interface GroupCascade {

    /** Ends the streams that refer to the group, as many as the budget admits. */
    void groupRemoved(Sql transaction, String groupId, Actor actor, StreamBudget budget);
}
