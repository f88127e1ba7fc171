package dev.signet.group;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads groups. */
@Singleton
public final class GroupQueries {
    // The organization of a group is that of its members.
    private static final String NAMES = "select q.question, g.name from " + questions("user_id", "org_id")
            + lookUpOnly("group_id", "group_member_view", "m", "user_id = q.user_id")
            + lookUpOnly(
                    "name, org_id", "group_view", "g", "id = m.group_id and org_id = q.org_id and state = 'ACTIVE'")
            + OrgSql.lookUpActive("o", "g.org_id");

    private final Database database;
    private final GatheredQuery<String> names;

    public GroupQueries(Database database) {
        this.database = database;
        this.names = new GatheredQuery<>(database, NAMES, row -> row.text("name"));
    }

    /** Returns the group, in whichever organization. Only for callers that check the organization of the result. */
    public Optional<GroupView> findAnywhere(String groupId) {
        return database.first(GroupView.SELECT + " where g.id = ?", GroupView::read, groupId);
    }

    /** Returns the group, or fails with {@link GroupError#NOT_FOUND}. */
    public GroupView require(GroupRef ref) {
        return findAnywhere(ref.groupId())
                .filter(group -> group.orgId().equals(ref.orgId()))
                .orElseThrow(GroupError.NOT_FOUND::exception);
    }

    /** Fails with NOT_FOUND unless the group exists, and keeps it from being removed until the transaction ends. */
    public void hold(Sql transaction, GroupRef ref) {
        List<String> held = transaction.query(
                "select g.id from group_view g" + OrgSql.join("o", "g.org_id")
                        + " where g.id = ? and g.org_id = ? for share of g for key share of o",
                row -> row.text("id"),
                ref.groupId(),
                ref.orgId());
        if (held.isEmpty()) {
            throw GroupError.NOT_FOUND.exception();
        }
    }

    /**
     * Returns the names of the active groups that a user has in an organization, in alphabetical order. Costs one query,
     * which is gathered with those of other callers.
     */
    public List<String> namesOf(String userId, String orgId) {
        return names.ask(userId, orgId).stream().sorted().toList();
    }
}
