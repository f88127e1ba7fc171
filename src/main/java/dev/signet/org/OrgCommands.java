package dev.signet.org;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/** Changes organizations. */
@Singleton
public final class OrgCommands {
    private final Aggregates aggregates;

    public OrgCommands(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /** Creates an organization as part of a transaction. */
    public Loaded<Org> add(Sql transaction, String orgId, OrgCommand.Add command, Actor actor) {
        return aggregates.handleIn(transaction, OrgDecider.TYPE, orgId, orgId, command, actor);
    }

    /** Renames, deactivates or reactivates an organization. */
    public Loaded<Org> change(String orgId, OrgCommand command, Actor actor) {
        return aggregates.handle(OrgDecider.TYPE, orgId, orgId, command, actor);
    }
}
