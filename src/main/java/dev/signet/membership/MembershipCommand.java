package dev.signet.membership;

import java.util.List;

/** Commands that change a membership. */
public sealed interface MembershipCommand {

    /** Creates the membership, which gives the user these roles. */
    record Add(MembershipLevel level, String userId, List<String> roles) implements MembershipCommand {}

    /** Replaces the roles of the membership. */
    record Change(List<String> roles) implements MembershipCommand {}

    /** Ends the membership. */
    record Remove() implements MembershipCommand {}
}
