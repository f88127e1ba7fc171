package dev.signet.group;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.user.view.UserQueries;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Adds users to groups and removes them. Group and user are kept from being removed while a membership is written, so
 * that no membership outlives them.
 */
@Singleton
public final class GroupMemberCommands {
    /** The most users that one call may name. */
    public static final int MOST_USERS = 1000;

    private final Aggregates aggregates;
    private final GroupQueries groups;
    private final UserQueries users;

    GroupMemberCommands(Aggregates aggregates, GroupQueries groups, UserQueries users) {
        this.aggregates = aggregates;
        this.groups = groups;
        this.users = users;
    }

    /**
     * Adds all of these users or none; users who are members already stay members. Fails with NOT_FOUND if there is no
     * such group, or if one of the users does not exist in the organization of the group.
     *
     * @return when the last of these memberships changed
     */
    public Optional<Instant> add(GroupRef ref, List<String> userIds, Actor actor) {
        Set<String> distinct = distinct(userIds);
        return aggregates.inTransaction(transaction -> {
            if (!users.holdAll(transaction, ref.orgId(), distinct)) {
                throw GroupError.USER_NOT_FOUND.exception();
            }
            groups.hold(transaction, ref);
            return change(
                    transaction,
                    ref,
                    distinct,
                    userId -> new GroupMemberDecider.Command.Add(ref.groupId(), userId),
                    actor);
        });
    }

    /**
     * Removes these users; users who are not members are ignored. Fails with NOT_FOUND if there is no such group.
     *
     * @return when the last of these memberships changed; empty if none of the users ever was a member
     */
    public Optional<Instant> remove(GroupRef ref, List<String> userIds, Actor actor) {
        Set<String> distinct = distinct(userIds);
        return aggregates.inTransaction(transaction -> {
            groups.hold(transaction, ref);
            return change(transaction, ref, distinct, userId -> new GroupMemberDecider.Command.Remove(), actor);
        });
    }

    /** Ends a membership because its user or its group is removed. */
    void endIn(Sql transaction, String orgId, String groupId, String userId, Actor actor) {
        handleIn(
                transaction,
                new GroupRef(orgId, groupId),
                userId,
                new GroupMemberDecider.Command.RemoveWithCause(),
                actor);
    }

    private Optional<Instant> change(
            Sql transaction,
            GroupRef ref,
            Set<String> userIds,
            Function<String, GroupMemberDecider.Command> command,
            Actor actor) {
        return userIds.stream()
                .map(userId -> handleIn(transaction, ref, userId, command.apply(userId), actor)
                        .changedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private Loaded<GroupMember> handleIn(
            Sql transaction, GroupRef ref, String userId, GroupMemberDecider.Command command, Actor actor) {
        return aggregates.handleIn(
                transaction, GroupMemberDecider.TYPE, ref.groupId() + ':' + userId, ref.orgId(), command, actor);
    }

    private static Set<String> distinct(List<String> userIds) {
        if (userIds.size() > MOST_USERS) {
            throw GroupError.TOO_MANY_USERS.exception();
        }
        return new TreeSet<>(userIds);
    }
}
