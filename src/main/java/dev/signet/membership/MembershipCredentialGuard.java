package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.kernel.Actor;
import dev.signet.user.CredentialGuard;
import dev.signet.user.UserError;
import jakarta.inject.Singleton;
import java.util.List;

/** Compares what actor and user hold as managers; users themselves and the server are free. */
@Singleton
final class MembershipCredentialGuard implements CredentialGuard {
    private final MembershipQueries memberships;
    private final Permissions permissions;

    MembershipCredentialGuard(MembershipQueries memberships, Permissions permissions) {
        this.memberships = memberships;
        this.permissions = permissions;
    }

    @Override
    public void require(Actor actor, String userId) {
        if (actor.id().equals(userId) || actor.id().equals(Actor.SYSTEM_ID)) {
            return;
        }
        List<Membership> theirs = memberships.of(userId);
        if (!theirs.isEmpty() && !permissions.contain(memberships.of(actor.id()), theirs)) {
            throw UserError.CREDENTIALS_OUT_OF_REACH.exception();
        }
    }
}
