package dev.signet.membership;

import dev.signet.access.Target;

/** Memberships of the instance and of organizations, named by the ids of their users and targets. */
public final class TestingMembers {
    private TestingMembers() {}

    /** The membership of a user on an organization, or on the instance. */
    public static MembershipRef of(MembershipLevel level, String ownerId, String userId) {
        return new MembershipRef(
                level == MembershipLevel.INSTANCE ? new Target.Instance(ownerId) : new Target.Organization(ownerId),
                userId);
    }
}
