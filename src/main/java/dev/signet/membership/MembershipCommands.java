package dev.signet.membership;

import dev.signet.access.InstanceOwners;
import dev.signet.access.Roles;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Changes memberships.
 *
 * <p>The id of a membership's stream is made of the ids of its target and its user, so that a user cannot have two
 * memberships of the same target.
 */
@Singleton
public final class MembershipCommands {
    private final Aggregates aggregates;
    private final Roles roles;
    private final InstanceOwners owners;

    MembershipCommands(Aggregates aggregates, Roles roles, InstanceOwners owners) {
        this.aggregates = aggregates;
        this.roles = roles;
        this.owners = owners;
    }

    /** Gives a user roles on an instance or an organization as part of a transaction. */
    public Loaded<Member> add(Sql transaction, String ownerId, MembershipCommand.Add command, Actor actor) {
        requireKnown(command.level(), command.roles());
        return aggregates.handleIn(
                transaction, MembershipDecider.TYPE, streamId(ownerId, command.userId()), ownerId, command, actor);
    }

    /**
     * Ends a membership as part of a transaction, for instance when its user is removed. Refused if no instance owner
     * who is able to sign in would remain, see {@link InstanceOwners}.
     */
    public Loaded<Member> remove(Sql transaction, String ownerId, String userId, Actor actor) {
        return owners.keepingOne(
                transaction,
                userId,
                () -> aggregates.handleIn(
                        transaction,
                        MembershipDecider.TYPE,
                        streamId(ownerId, userId),
                        ownerId,
                        new MembershipCommand.Remove(),
                        actor));
    }

    private void requireKnown(MembershipLevel level, List<String> wanted) {
        for (String role : wanted) {
            if (!roles.exists(role) || !role.startsWith(level.rolePrefix())) {
                throw MembershipError.unknownRole(role).exception();
            }
        }
    }

    private static String streamId(String ownerId, String userId) {
        return ownerId + ':' + userId;
    }
}
