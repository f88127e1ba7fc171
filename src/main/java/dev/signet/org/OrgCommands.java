package dev.signet.org;

import dev.signet.access.InstanceOwners;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/** Changes organizations. */
@Singleton
public final class OrgCommands {
    private final Aggregates aggregates;
    private final InstanceOwners owners;

    OrgCommands(Aggregates aggregates, InstanceOwners owners) {
        this.aggregates = aggregates;
        this.owners = owners;
    }

    /** Creates an organization as part of a transaction. */
    public Loaded<Org> add(Sql transaction, String orgId, OrgCommand.Add command, Actor actor) {
        return aggregates.handleIn(transaction, OrgDecider.TYPE, orgId, orgId, command, actor);
    }

    /**
     * Renames, deactivates or reactivates an organization. An organization must not be deactivated if no instance owner
     * who is able to sign in would remain, see {@link InstanceOwners}.
     */
    public Loaded<Org> change(String orgId, OrgCommand command, Actor actor) {
        return aggregates.inTransaction(transaction -> owners.keepingOneBeside(
                transaction,
                orgId,
                () -> aggregates.handleIn(transaction, OrgDecider.TYPE, orgId, orgId, command, actor)));
    }
}
