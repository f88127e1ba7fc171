package dev.signet.instance;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/** Changes the instance and its settings. */
@Singleton
public final class InstanceCommands {
    private final Aggregates aggregates;
    private final InstanceQueries instances;

    public InstanceCommands(Aggregates aggregates, InstanceQueries instances) {
        this.aggregates = aggregates;
        this.instances = instances;
    }

    /** Sets up the instance as part of the transaction of the first start. */
    public Loaded<Instance> setUp(Sql transaction, String instanceId, InstanceCommand.SetUp command, Actor actor) {
        return aggregates.handleIn(transaction, InstanceDecider.TYPE, instanceId, instanceId, command, actor);
    }

    /**
     * Makes another organization the default one, as part of a transaction that keeps this organization from being
     * removed.
     */
    public Loaded<Instance> setDefaultOrg(Sql transaction, String orgId, Actor actor) {
        String id = instances.get().id();
        return aggregates.handleIn(
                transaction, InstanceDecider.TYPE, id, id, new InstanceCommand.SetDefaultOrg(orgId), actor);
    }

    /** Changes the domain policy as part of the transaction that also changes the scope of the claims of user names. */
    public Loaded<Instance> changeDomainPolicy(
            Sql transaction, boolean userLoginMustBeDomain, boolean validateOrgDomains, Actor actor) {
        String id = instances.get().id();
        return aggregates.handleIn(
                transaction,
                InstanceDecider.TYPE,
                id,
                id,
                new InstanceCommand.ChangeDomainPolicy(userLoginMustBeDomain, validateOrgDomains),
                actor);
    }
}
