package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** What follows from a change for any number of other streams, such as the end of everything in a removed project. */
public interface Consequence {

    /**
     * Returns the name under which a cause is noted until all of its consequences have been carried out. The name must
     * never change.
     */
    String kind();

    /**
     * Changes streams that the cause still has to affect, as many as the budget admits. A repeated call goes on with
     * the rest; once no stream is left, it does nothing.
     */
    void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget);

    /**
     * What has changed.
     *
     * @param id what was removed or changed, such as a project
     * @param owner the organization that it belongs to
     * @param detail which part of it was removed, such as the key of a role; empty for all of it
     */
    record Cause(String id, String owner, String detail) {
        public Cause(String id, String owner) {
            this(id, owner, "");
        }
    }
}
