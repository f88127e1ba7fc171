package dev.signet.membership;

import java.util.List;

/** What can be asked of a membership. */
public sealed interface MembershipCommand {

    /** Gives roles to a user. */
    record Add(MembershipLevel level, String userId, List<String> roles) implements MembershipCommand {}

    /** Replaces the roles. */
    record Change(List<String> roles) implements MembershipCommand {}

    /** Ends the membership. */
    record Remove() implements MembershipCommand {}
}
