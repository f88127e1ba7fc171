package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.user.Standing;
import dev.signet.user.StandingGuard;
import dev.signet.user.UserError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Compares the rights that the actor has by memberships with those of the user. */
@Singleton
final class MembershipStandingGuard implements StandingGuard {
    private static final String WRITE_USERS = "user.write";

    private final MembershipQueries memberships;
    private final Permissions permissions;

    MembershipStandingGuard(MembershipQueries memberships, Permissions permissions) {
        this.memberships = memberships;
        this.permissions = permissions;
    }

    @Override
    public Optional<DomainError> refusal(Sql sql, Actor actor, String userId, Standing needed) {
        if (needed == Standing.FREE || actor.id().equals(userId) || actor.id().equals(Actor.SYSTEM_ID)) {
            return Optional.empty();
        }
        List<Membership> theirs = memberships.of(sql, userId);
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        List<Membership> own = memberships.of(sql, actor.id());
        return switch (needed) {
            case FREE -> Optional.empty();
            case LEVEL ->
                unless(
                        permissions.hold(own, WRITE_USERS, theirs) || permissions.contain(own, theirs),
                        UserError.OUT_OF_REACH);
            case REACH -> unless(permissions.contain(own, theirs), UserError.OUT_OF_REACH);
            case CREDENTIALS -> unless(permissions.contain(own, theirs), UserError.CREDENTIALS_OUT_OF_REACH);
        };
    }

    private static Optional<DomainError> unless(boolean allowed, DomainError refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }
}
