package dev.signet.policy;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Fence;
import dev.signet.eventstore.Loaded;
import dev.signet.instance.Instance;
import dev.signet.instance.InstanceCommands;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.user.view.UserNameScope;
import jakarta.inject.Singleton;

/** Changes how login names are formed on this instance, and whether organizations have to prove their domains. */
@Singleton
public final class DomainPolicyCommands {
    private final Aggregates aggregates;
    private final InstanceCommands instances;
    private final InstanceQueries queries;
    private final UserNameScope userNames;

    public DomainPolicyCommands(
            Aggregates aggregates, InstanceCommands instances, InstanceQueries queries, UserNameScope userNames) {
        this.aggregates = aggregates;
        this.instances = instances;
        this.queries = queries;
        this.userNames = userNames;
    }

    /**
     * Changes whether login names end in the organization's domain. If they do, user names are unique within an
     * organization, otherwise within the instance. If that changes, every user name is claimed again under the new rule
     * in the same transaction while all other writers wait.
     *
     * <p>Fails with ALREADY_EXISTS if two users would then have the same name, and with FAILED_PRECONDITION if the
     * policy would stay the same.
     *
     * @param validateOrgDomains whether an organization has to prove that a domain is its own; if not, it gets every
     * domain that no other organization has. A change affects only domains that are added later: earlier ones stay
     * verified or unverified as they are
     */
    public Loaded<Instance> change(boolean userLoginMustBeDomain, boolean validateOrgDomains, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            Fence.shutOut(transaction);
            boolean sameScope = queries.get().userLoginMustBeDomain() == userLoginMustBeDomain;
            Loaded<Instance> changed =
                    instances.changeDomainPolicy(transaction, userLoginMustBeDomain, validateOrgDomains, actor);
            if (!sameScope) {
                userNames.claimAnew(transaction, userLoginMustBeDomain);
            }
            return changed;
        });
    }
}
