package dev.signet.token;

import dev.signet.access.Membership;
import dev.signet.access.Memberships;
import dev.signet.access.Roles;
import dev.signet.access.Target;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Decides which actors may get and use tokens of a user who did not consent to it.
 *
 * <p>The actor needs the permission {@code impersonation} in the user's organization. A user with memberships is an
 * administrator: for each of the memberships, the actor also needs {@code admin.impersonation} on its target. Otherwise
 * actors could gain more rights than their own roles give, for instance those on the instance of an administrator who
 * belongs to their organization.
 */
@Singleton
public final class Impersonation {
    private static final String END_USERS = "impersonation";
    private static final String ADMINISTRATORS = "admin.impersonation";

    private final Memberships memberships;
    private final Roles roles;

    Impersonation(Memberships memberships, Roles roles) {
        this.memberships = memberships;
        this.roles = roles;
    }

    /**
     * Tells whether a token from impersonation may be used for this server's own API. Only actors who may impersonate
     * any administrator of the instance may do so: the user may be given memberships while the token is valid, and
     * through the API the actor could then change everything that the user may change.
     */
    public boolean mayCallApi(String actorId) {
        return mayCallApi(memberships.of(actorId));
    }

    /**
     * Tells whether the impersonation in this question is allowed at the moment; true if there is none. It costs one
     * look-up for the actor and one for the user, and nothing for tokens that do not come from impersonation.
     *
     * @param orgId organization of the user
     */
    boolean isAllowed(GateQuestion question, String orgId) {
        String actorId = question.actors().impersonator();
        if (actorId == null) {
            return true;
        }
        List<Membership> own = memberships.of(actorId);
        List<Membership> theirs = memberships.of(question.userId());
        return holds(own, END_USERS, new Target.Organization(orgId))
                && theirs.stream().allMatch(membership -> holds(own, ADMINISTRATORS, membership.target()))
                && (!question.opensApi() || mayCallApi(own));
    }

    private boolean mayCallApi(List<Membership> own) {
        return own.stream()
                .filter(membership -> membership.target() instanceof Target.Instance)
                .anyMatch(membership -> grants(membership, ADMINISTRATORS));
    }

    private boolean holds(List<Membership> own, String permission, Target where) {
        return own.stream()
                .filter(membership -> reaches(membership.target(), where))
                .anyMatch(membership -> grants(membership, permission));
    }

    private boolean grants(Membership membership, String permission) {
        return membership.roles().stream()
                .anyMatch(role -> roles.permissionsOf(role).contains(permission));
    }

    private static boolean reaches(Target held, Target where) {
        return switch (held) {
            case Target.Instance _ -> true;
            case Target.Organization org ->
                !(where instanceof Target.Instance) && where.owner().equals(org.owner());
            case Target.Project _, Target.ProjectGrant _ -> false;
        };
    }
}
