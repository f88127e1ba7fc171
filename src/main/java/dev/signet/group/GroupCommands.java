package dev.signet.group;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.Consequences;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DisplayedText;
import dev.signet.kernel.DomainError;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes groups. Every method returns the state after the change and fails with a {@link GroupError}. */
@Singleton
public final class GroupCommands {
    private static final int MAX_TEXT = 200;

    // no colon, because ids of memberships consist of the id of the group, a colon and the id of the user
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~@+-]{0,199}");

    private final Aggregates aggregates;
    private final Ids ids;
    private final OrgQueries orgs;
    private final Consequences consequences;
    private final GroupContents contents;

    GroupCommands(Aggregates aggregates, Ids ids, OrgQueries orgs, Consequences consequences, GroupContents contents) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.orgs = orgs;
        this.consequences = consequences;
        this.contents = contents;
    }

    /**
     * Creates a group, whose id is the id of the returned stream. Fails with NOT_FOUND if there is no such organization,
     * and with ALREADY_EXISTS if it has a group of this name, in whatever case, or the id is taken.
     *
     * @param chosenId the id of the group; null for a generated one
     */
    public Loaded<Group> add(String orgId, @Nullable String chosenId, String name, String description, Actor actor) {
        String groupId = chosenId == null ? ids.next() : validId(chosenId);
        GroupCommand add = new GroupCommand.Add(validName(name), validDescription(description));
        return aggregates.inTransaction(transaction -> {
            orgs.hold(transaction, orgId);
            return handleIn(transaction, new GroupRef(orgId, groupId), add, actor);
        });
    }

    /** Replaces the texts that are given; null for one that stays. Changes nothing if the group already has them. */
    public Loaded<Group> change(GroupRef ref, @Nullable String name, @Nullable String description, Actor actor) {
        return handle(
                ref,
                new GroupCommand.Change(
                        name == null ? null : validName(name),
                        description == null ? null : validDescription(description)),
                actor);
    }

    /** Deactivates an active group, whose grants then do not count for its members. */
    public Loaded<Group> deactivate(GroupRef ref, Actor actor) {
        return handle(ref, new GroupCommand.Deactivate(), actor);
    }

    /** Activates an inactive group again. */
    public Loaded<Group> reactivate(GroupRef ref, Actor actor) {
        return handle(ref, new GroupCommand.Reactivate(), actor);
    }

    /**
     * Removes a group with its memberships and grants; its name may be used again. The members lose the roles of its
     * grants at once, even if it takes some time to end very many memberships.
     */
    public Loaded<Group> remove(GroupRef ref, Actor actor) {
        return consequences.inOne(
                contents,
                new Consequence.Cause(ref.groupId(), ref.orgId()),
                actor,
                transaction -> handleIn(transaction, ref, new GroupCommand.Remove(), actor));
    }

    /**
     * Removes a group because its organization was removed. If the budget does not last for what belongs to the group, the
     * group stays, so that another transaction goes on.
     */
    void removeWithCauseIn(Sql transaction, GroupRef ref, Actor actor, StreamBudget budget) {
        contents.end(transaction, ref.groupId(), actor, budget);
        if (!budget.isSpent()) {
            handleIn(transaction, ref, new GroupCommand.Remove(), actor);
        }
    }

    private Loaded<Group> handle(GroupRef ref, GroupCommand command, Actor actor) {
        return aggregates.handle(
                GroupDecider.TYPE, ref.groupId(), ref.orgId(), new GroupDecider.Addressed(ref.orgId(), command), actor);
    }

    private Loaded<Group> handleIn(Sql transaction, GroupRef ref, GroupCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction,
                GroupDecider.TYPE,
                ref.groupId(),
                ref.orgId(),
                new GroupDecider.Addressed(ref.orgId(), command),
                actor);
    }

    private static String validId(String id) {
        if (!ID.matcher(id).matches()) {
            throw GroupError.ID_INVALID.exception();
        }
        return id;
    }

    private static String validName(String name) {
        String stripped = valid(name, GroupError.NAME_INVALID);
        if (!DisplayedText.isVisible(stripped)) {
            throw GroupError.NAME_INVALID.exception();
        }
        return stripped;
    }

    private static String validDescription(String description) {
        return valid(description, GroupError.DESCRIPTION_INVALID);
    }

    private static String valid(String text, DomainError error) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > MAX_TEXT || !DisplayedText.isPlain(stripped)) {
            throw error.exception();
        }
        return stripped;
    }
}
