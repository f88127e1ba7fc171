package dev.signet.groupgrant;

import dev.signet.access.Reach;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.group.GroupQueries;
import dev.signet.group.GroupRef;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.projectgrant.GrantableRoles;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Changes group grants.
 *
 * <p>Every method returns the state after the change and fails with a {@link GroupGrantError}, which is NOT_FOUND for a
 * grant that the caller does not reach. Group, project and project grant are kept from being removed while a grant that
 * refers to them is written, so that no grant outlives them.
 */
@Singleton
public final class GroupGrantCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final GroupQueries groups;
    private final GrantableRoles roles;

    GroupGrantCommands(Aggregates aggregates, Ids ids, GroupQueries groups, GrantableRoles roles) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.groups = groups;
        this.roles = roles;
    }

    /**
     * Grants roles of a project to a group of the same organization. Fails with NOT_FOUND if there is no such group,
     * project or project grant, and with ALREADY_EXISTS if the group has a grant of the same project by the same
     * organization. The id of the grant is the id of the
     * returned stream.
     */
    public Loaded<GroupGrant> add(NewGroupGrant wanted, Reach reach, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            groups.hold(transaction, new GroupRef(wanted.orgId(), wanted.groupId()));
            GrantableRoles.Grantable grantable =
                    roles.hold(transaction, wanted.orgId(), wanted.projectId(), wanted.projectGrantId());
            String grantId = ids.next();
            return aggregates.createIn(
                    transaction,
                    GroupGrantDecider.TYPE,
                    grantId,
                    wanted.orgId(),
                    new GroupGrantDecider.Addressed(
                            new GroupGrantRef(wanted.orgId(), wanted.groupId(), grantId, reach),
                            new GroupGrantCommand.Add(wanted, grantable.projectOrgId(), grantable.roleKeys())),
                    actor);
        });
    }

    /** Replaces the roles of an active grant; refused if nothing would change. */
    public Loaded<GroupGrant> changeRoles(GroupGrantRef ref, List<String> roleKeys, Actor actor) {
        GroupGrant before =
                aggregates.load(GroupGrantDecider.TYPE, ref.grantId()).state();
        if (before.state() == null || !ref.admits(before)) {
            throw GroupGrantError.NOT_FOUND.exception();
        }
        return aggregates.inTransaction(transaction -> {
            // group and project of a grant never change, so they can be read before the stream is locked; the project
            // must be locked before the stream, which is also the order when a role of the project is removed
            GrantableRoles.Grantable grantable =
                    roles.hold(transaction, ref.orgId(), before.projectId(), before.projectGrantId());
            return handleIn(transaction, ref, new GroupGrantCommand.ChangeRoles(roleKeys, grantable.roleKeys()), actor);
        });
    }

    /** Deactivates an active grant, which then gives no access. */
    public Loaded<GroupGrant> deactivate(GroupGrantRef ref, Actor actor) {
        return handle(ref, new GroupGrantCommand.Deactivate(), actor);
    }

    /** Activates an inactive grant again. */
    public Loaded<GroupGrant> reactivate(GroupGrantRef ref, Actor actor) {
        return handle(ref, new GroupGrantCommand.Reactivate(), actor);
    }

    /** Removes a grant. */
    public Loaded<GroupGrant> remove(GroupGrantRef ref, Actor actor) {
        return handle(ref, new GroupGrantCommand.Remove(), actor);
    }

    /** Carries out a command on a grant because something that it depends on has changed. */
    void followIn(Sql transaction, String orgId, String grantId, GroupGrantCommand command, Actor actor) {
        handleIn(transaction, new GroupGrantRef(orgId, "", grantId, new Reach.Everything()), command, actor);
    }

    private Loaded<GroupGrant> handle(GroupGrantRef ref, GroupGrantCommand command, Actor actor) {
        return aggregates.handle(
                GroupGrantDecider.TYPE,
                ref.grantId(),
                ref.orgId(),
                new GroupGrantDecider.Addressed(ref, command),
                actor);
    }

    private Loaded<GroupGrant> handleIn(Sql transaction, GroupGrantRef ref, GroupGrantCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction,
                GroupGrantDecider.TYPE,
                ref.grantId(),
                ref.orgId(),
                new GroupGrantDecider.Addressed(ref, command),
                actor);
    }
}
