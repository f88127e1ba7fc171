package dev.signet.api.zitadel.wire;

import dev.signet.access.Membership;
import dev.signet.access.Target;
import dev.signet.org.OrgSearch;
import dev.signet.search.Predicate;
import java.util.List;

/**
 * The organizations in which a user has a manager role, on the organization itself or on one of its projects or project
 * grants.
 */
public final class ManagedOrgs {
    private ManagedOrgs() {}

    /**
     * Returns the condition that an organization is one of them; for managers of the instance, all organizations are.
     */
    public static Predicate of(List<Membership> memberships) {
        List<Target> targets = memberships.stream().map(Membership::target).toList();
        return targets.stream().anyMatch(Target.Instance.class::isInstance)
                ? Predicate.always()
                : new Predicate.In(
                        OrgSearch.ID,
                        targets.stream().map(Target::owner).distinct().toList());
    }
}
