package dev.signet.rolegrant;

import dev.signet.access.Reach;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainEvent;
import dev.signet.projectgrant.GrantableRoles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes grants of one kind.
 *
 * <p>Every method returns the state after the change and fails with one of the {@link RoleGrantErrors}, which is
 * NOT_FOUND for a grant that the caller does not reach. The user or group, the project and the project grant are kept
 * from being removed while a grant that refers to them is written, so that no grant outlives them.
 */
public abstract class RoleGrantCommands<E extends DomainEvent> {
    private final Aggregates aggregates;
    private final Ids ids;
    private final GrantableRoles roles;
    private final AggregateType<RoleGrantRules.Addressed, E, RoleGrant> type;
    private final RoleGrantErrors errors;

    protected RoleGrantCommands(
            Aggregates aggregates,
            Ids ids,
            GrantableRoles roles,
            AggregateType<RoleGrantRules.Addressed, E, RoleGrant> type,
            RoleGrantErrors errors) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.roles = roles;
        this.type = type;
        this.errors = errors;
    }

    /**
     * Keeps the user or group from being removed until the transaction ends. Fails with NOT_FOUND if there is none, or
     * none to which the organization may grant roles.
     */
    protected abstract void holdGrantee(Sql transaction, NewRoleGrant wanted);

    /**
     * Grants roles of a project. Fails with NOT_FOUND if there is no such user or group, project or project grant, and
     * with ALREADY_EXISTS if the user or group has a grant of the same project by the same organization. The id of the
     * grant is the id of the returned stream.
     */
    public final Loaded<RoleGrant> add(NewRoleGrant wanted, Reach reach, Actor actor) {
        return aggregates.inTransaction(transaction -> addIn(transaction, wanted, reach, actor));
    }

    /** Does the same as {@link #add} as part of a transaction. */
    public final Loaded<RoleGrant> addIn(Sql transaction, NewRoleGrant wanted, Reach reach, Actor actor) {
        holdGrantee(transaction, wanted);
        GrantableRoles.Grantable grantable =
                roles.hold(transaction, wanted.orgId(), wanted.projectId(), wanted.projectGrantId());
        String grantId = ids.next();
        return aggregates.createIn(
                transaction,
                type,
                grantId,
                wanted.orgId(),
                new RoleGrantRules.Addressed(
                        new RoleGrantRef(wanted.orgId(), wanted.granteeId(), grantId, reach),
                        new RoleGrantCommand.Add(wanted, grantable.projectOrgId(), grantable.roleKeys())),
                actor);
    }

    /** Replaces the roles of an active grant; refused if nothing would change. */
    public final Loaded<RoleGrant> changeRoles(RoleGrantRef ref, List<String> roleKeys, Actor actor) {
        RoleGrant before = aggregates.load(type, ref.grantId()).state();
        if (before.state() == null || !ref.admits(before)) {
            throw errors.notFound().exception();
        }
        return aggregates.inTransaction(transaction -> {
            // grantee and project of a grant never change, so they can be read before the stream is locked; the project
            // must be locked before the stream, which is also the order when a role of the project is removed
            GrantableRoles.Grantable grantable =
                    roles.hold(transaction, ref.orgId(), before.projectId(), before.projectGrantId());
            return handleIn(transaction, ref, new RoleGrantCommand.ChangeRoles(roleKeys, grantable.roleKeys()), actor);
        });
    }

    /** Deactivates an active grant, which then gives no access. */
    public final Loaded<RoleGrant> deactivate(RoleGrantRef ref, Actor actor) {
        return handle(ref, new RoleGrantCommand.Deactivate(), actor);
    }

    /** Activates an inactive grant again. */
    public final Loaded<RoleGrant> reactivate(RoleGrantRef ref, Actor actor) {
        return handle(ref, new RoleGrantCommand.Reactivate(), actor);
    }

    /** Removes a grant. */
    public final Loaded<RoleGrant> remove(RoleGrantRef ref, Actor actor) {
        return handle(ref, new RoleGrantCommand.Remove(), actor);
    }

    /** Removes all of these grants, of whichever users or groups, or none. */
    public final void removeAll(String orgId, List<String> grantIds, Reach reach, Actor actor) {
        Set<String> distinct = new LinkedHashSet<>(grantIds.stream().sorted().toList());
        aggregates.inTransaction(transaction -> {
            distinct.forEach(grantId -> handleIn(
                    transaction, new RoleGrantRef(orgId, "", grantId, reach), new RoleGrantCommand.Remove(), actor));
            return distinct.size();
        });
    }

    /** Carries out a command on a grant because something that it depends on has changed. */
    final void followIn(Sql transaction, String orgId, String grantId, RoleGrantCommand command, Actor actor) {
        handleIn(transaction, new RoleGrantRef(orgId, "", grantId, new Reach.Everything()), command, actor);
    }

    private Loaded<RoleGrant> handle(RoleGrantRef ref, RoleGrantCommand command, Actor actor) {
        return aggregates.handle(type, ref.grantId(), ref.orgId(), new RoleGrantRules.Addressed(ref, command), actor);
    }

    private Loaded<RoleGrant> handleIn(Sql transaction, RoleGrantRef ref, RoleGrantCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction, type, ref.grantId(), ref.orgId(), new RoleGrantRules.Addressed(ref, command), actor);
    }
}
