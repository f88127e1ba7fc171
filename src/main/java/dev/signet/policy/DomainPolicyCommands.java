package dev.signet.policy;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.Instance;
import dev.signet.instance.InstanceCommands;
import dev.signet.kernel.Actor;
import dev.signet.user.view.UserNameScope;
import jakarta.inject.Singleton;

/** Changes how login names are formed on this instance. */
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
     * Changes whether login names end in the organization's domain. If they do, user names are unique within an
     * organization, otherwise within the instance. In the same transaction every user name is claimed again under the
     * new rule while all other writers wait.
     *
     * <p>Fails with ALREADY_EXISTS if two users would then have the same name, and with FAILED_PRECONDITION if the
     * policy would stay the same.
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
