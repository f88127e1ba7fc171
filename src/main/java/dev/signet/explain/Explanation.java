package dev.signet.explain;

import dev.signet.access.Membership;
import dev.signet.eventstore.StreamId;
import dev.signet.projectrole.RoleSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whether a user may do something, and why.
 *
 * @param reasons what gives the permission or role; grants that do not count are included and say why
 * @param missing what keeps the user from it; empty if it is allowed
 */
public record Explanation(boolean allowed, List<Reason> reasons, Set<Missing> missing) {
    public Explanation {
        reasons = List.copyOf(reasons);
        missing = Set.copyOf(missing);
    }

    /** Something that gives a permission or role. */
    public sealed interface Reason {

        /** The streams from which this follows, each with its last event up to the moment. */
        List<Cause> causes();

        /** A membership whose roles include the permission. */
        record ByMembership(Membership membership, List<Cause> causes) implements Reason {
            public ByMembership {
                causes = List.copyOf(causes);
            }
        }

        /** A grant of the role, to the user or to a group. */
        record ByGrant(RoleSource source, List<Cause> causes) implements Reason {
            public ByGrant {
                causes = List.copyOf(causes);
            }
        }
    }

    /**
     * A stream, and its last event up to the moment of the explanation.
     *
     * @param version place of the event in its stream
     */
    public record Cause(StreamId stream, long version, Instant recordedAt) {}

    /** What keeps a user from something. */
    public enum Missing {
        /** The user does not exist or was deleted. */
        USER,
        /** The user is not active. */
        ACTIVE_USER,
        /** The organization of the user is not active. */
        ACTIVE_ORGANIZATION,
        /** What the action is about does not exist. */
        OBJECT,
        /** No membership gives the permission there. */
        PERMISSION,
        /** No grant that counts gives the role. */
        ROLE
    }
}
