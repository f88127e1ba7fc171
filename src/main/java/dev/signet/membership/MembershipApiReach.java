package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.access.Target;
import dev.signet.application.ApiAccess;
import dev.signet.application.ApiReach;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.util.List;

/** Compares the manager roles of the actor with those of an instance owner and of an organization owner. */
@Singleton
final class MembershipApiReach implements ApiReach {
    private final MembershipQueries memberships;
    private final Permissions permissions;

    MembershipApiReach(MembershipQueries memberships, Permissions permissions) {
        this.memberships = memberships;
        this.permissions = permissions;
    }

    @Override
    public ApiAccess of(Actor actor, String orgId) {
        if (actor.id().equals(Actor.SYSTEM_ID)) {
            return ApiAccess.INSTANCE;
        }
        List<Membership> held = memberships.of(actor.id());
        // the id of the instance does not matter, because there is only one
        if (contain(held, new Membership(new Target.Instance(""), List.of("IAM_OWNER")))) {
            return ApiAccess.INSTANCE;
        }
        return contain(held, new Membership(new Target.Organization(orgId), List.of("ORG_OWNER")))
                ? ApiAccess.ORGANIZATION
                : ApiAccess.NONE;
    }

    private boolean contain(List<Membership> held, Membership owner) {
        return permissions.contain(held, List.of(owner));
    }
}
