package dev.signet.policy;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.Instance;
import dev.signet.instance.InstanceCommands;
import dev.signet.kernel.Actor;
import dev.signet.user.UserNameScope;
import jakarta.inject.Singleton;

/** Changes how login names are formed. */
@Singleton
public final class DomainPolicyCommands {
    private final Aggregates aggregates;
    private final InstanceCommands instances;
    private final UserNameScope userNames;

    public DomainPolicyCommands(Aggregates aggregates, InstanceCommands instances, UserNameScope userNames) {
        this.aggregates = aggregates;
        this.instances = instances;
        this.userNames = userNames;
    }

    /**
     * Decides whether login names carry a domain, and with it whether user names are unique within the organization or
     * the instance. Every user name is claimed anew in the same transaction, with writers shut out; refused with
     * FAILED_PRECONDITION when two users would then share a name.
     */
    public Loaded<Instance> change(boolean userLoginMustBeDomain, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            Fence.shutOut(transaction);
            Loaded<Instance> changed = instances.changeDomainPolicy(transaction, userLoginMustBeDomain, actor);
            userNames.claimAnew(transaction, userLoginMustBeDomain);
            return changed;
        });
    }
}
