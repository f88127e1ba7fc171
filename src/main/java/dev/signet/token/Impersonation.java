package dev.signet.token;

import dev.signet.access.Membership;
import dev.signet.access.Memberships;
import dev.signet.access.Roles;
import dev.signet.access.Target;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Who may get and use tokens of somebody who gave none.
 *
 * <p>It takes {@code impersonation} in the user's organization. A user who holds memberships is an administrator: for each
 * of them it takes {@code admin.impersonation} where it counts, so that nobody gains by it what a narrower role does not
 * reach, for instance the instance through an organization.
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
     * Whether a token may open this server's API that was got so. Only for who may become any administrator of the
     * instance: the user may gain memberships while the token lives, and the API changes what the user may change.
     */
    public boolean mayOpenApi(String actorId) {
        return mayOpenApi(memberships.of(actorId));
    }

    /**
     * Whether this is allowed as of now, with one look-up for the actor and one for the user; nothing is looked up for
     * tokens the user gave.
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
                && (!question.opensApi() || mayOpenApi(own));
    }

    private boolean mayOpenApi(List<Membership> own) {
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
