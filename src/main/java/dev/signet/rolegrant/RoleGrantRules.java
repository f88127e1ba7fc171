package dev.signet.rolegrant;

import dev.signet.access.AccessError;
import dev.signet.access.RoleLists;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Rules of grants of roles to users and to groups as pure functions.
 *
 * @param claim the kind of the claim by which a user or group has only one grant of a project by one organization
 */
public record RoleGrantRules<E extends DomainEvent>(String claim, RoleGrantEvents<E> events, RoleGrantErrors errors) {
    /** What a caller needs to grant roles of a project. */
    public static final String WRITE = "user.grant.write";

    /** A command and the grant that the caller named. */
    public record Addressed(RoleGrantRef ref, RoleGrantCommand command) {}

    /** Decides what a command changes. */
    public Decision<E> decide(Addressed addressed, RoleGrant grant) {
        return switch (addressed.command()) {
            case RoleGrantCommand.Add add -> add(add, addressed.ref(), grant);
            case RoleGrantCommand.Existing existing -> {
                RoleGrantState state = grant.state();
                if (state == null || !addressed.ref().admits(grant)) {
                    throw errors.notFound().exception();
                }
                yield decide(existing, grant, state);
            }
        };
    }

    private Decision<E> decide(RoleGrantCommand.Existing command, RoleGrant grant, RoleGrantState state) {
        return switch (command) {
            case RoleGrantCommand.ChangeRoles(List<String> roleKeys, Set<String> available) ->
                change(roleKeys, available, grant, state);
            case RoleGrantCommand.WithdrawRoles(Set<String> withdrawn) ->
                RoleLists.without(grant.roleKeys(), withdrawn)
                        .map(kept -> Decision.of(events.cascadeChanged(kept)))
                        .orElseGet(Decision::nothing);
            case RoleGrantCommand.Deactivate c -> {
                require(state, RoleGrantState.ACTIVE);
                yield Decision.of(events.deactivated());
            }
            case RoleGrantCommand.Reactivate c -> {
                require(state, RoleGrantState.INACTIVE);
                yield Decision.of(events.reactivated());
            }
            case RoleGrantCommand.Remove c -> ended(events.removed());
            case RoleGrantCommand.RemoveWithCause c -> ended(events.cascadeRemoved());
        };
    }

    private Decision<E> add(RoleGrantCommand.Add add, RoleGrantRef ref, RoleGrant grant) {
        if (!grant.equals(RoleGrant.ABSENT)) {
            throw errors.idTaken().exception();
        }
        NewRoleGrant wanted = add.wanted();
        if (!ref.reach().includes(wanted.projectId(), wanted.projectGrantId())) {
            throw AccessError.permissionMissing(WRITE).exception();
        }
        requireAvailable(wanted.roleKeys(), add.available());
        return Decision.of(events.added(wanted, add.projectOrgId()))
                .claiming(new ClaimChange.Take(claim, wanted.orgId(), claimed(wanted), errors.alreadyExists()));
    }

    /** Claims ignore case, and ids that differ only in case are ids of different users or groups. */
    private static String claimed(NewRoleGrant wanted) {
        byte[] granteeId = wanted.granteeId().getBytes(StandardCharsets.UTF_8);
        return wanted.projectId()
                + ':'
                + wanted.projectGrantId()
                + ':'
                + HexFormat.of().formatHex(granteeId);
    }

    private Decision<E> change(List<String> roleKeys, Set<String> available, RoleGrant grant, RoleGrantState state) {
        require(state, RoleGrantState.ACTIVE);
        requireAvailable(roleKeys, available);
        if (RoleLists.sameRoles(roleKeys, grant.roleKeys())) {
            throw errors.notChanged().exception();
        }
        return Decision.of(events.changed(List.copyOf(roleKeys)));
    }

    private Decision<E> ended(E end) {
        return Decision.of(end).claiming(new ClaimChange.ReleaseAll(claim));
    }

    private void requireAvailable(List<String> roleKeys, Set<String> available) {
        RoleLists.requireAvailable(roleKeys, available, errors.roleRepeated(), errors.roleNotAvailable());
    }

    private void require(RoleGrantState actual, RoleGrantState wanted) {
        if (actual != wanted) {
            throw (wanted == RoleGrantState.ACTIVE ? errors.notActive() : errors.notInactive()).exception();
        }
    }
}
