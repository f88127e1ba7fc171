package dev.signet.membership;

import dev.signet.access.Target;
import java.util.List;

/** Commands that change a membership. */
public sealed interface MembershipCommand {

    /** Creates the membership, which gives the user these roles. */
    record Add(Target target, String userId, List<String> roles) implements MembershipCommand {
        public Add {
            roles = List.copyOf(roles);
        }
    }

    /** Replaces the roles of the membership. */
    record Change(List<String> roles) implements MembershipCommand {
        public Change {
            roles = List.copyOf(roles);
        }
    }

    /** Ends the membership. */
    record Remove() implements MembershipCommand {}
}
