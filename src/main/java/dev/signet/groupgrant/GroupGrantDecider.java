package dev.signet.groupgrant;

import dev.signet.access.AccessError;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Rules of a group grant as pure functions. */
final class GroupGrantDecider {
    /** Name under which the type of the streams is stored. */
    static final String STREAM_TYPE = "groupgrant";

    static final String WRITE = "user.grant.write";
    private static final String CLAIM = "group_grant";

    static final AggregateType<Addressed, GroupGrantEvent, GroupGrant> TYPE = new AggregateType<>(
            STREAM_TYPE,
            GroupGrantEvent.class,
            GroupGrant.ABSENT,
            GroupGrantDecider::decide,
            GroupGrantDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(GroupGrant.class, 1));

    private GroupGrantDecider() {}

    /** A command and the grant that the caller named. */
    record Addressed(GroupGrantRef ref, GroupGrantCommand command) {}

    static Decision<GroupGrantEvent> decide(Addressed addressed, GroupGrant grant) {
        if (addressed.command() instanceof GroupGrantCommand.Add add) {
            return add(add, addressed.ref(), grant);
        }
        GroupGrantState state = grant.state();
        if (state == null || !addressed.ref().admits(grant)) {
            throw GroupGrantError.NOT_FOUND.exception();
        }
        return switch (addressed.command()) {
            case GroupGrantCommand.Add add -> add(add, addressed.ref(), grant);
            case GroupGrantCommand.ChangeRoles(List<String> roleKeys, Set<String> available) ->
                change(roleKeys, available, grant, state);
            case GroupGrantCommand.WithdrawRoles(Set<String> withdrawn) -> withdraw(withdrawn, grant);
            case GroupGrantCommand.Deactivate c -> {
                require(state, GroupGrantState.ACTIVE);
                yield Decision.of(new GroupGrantEvent.Deactivated());
            }
            case GroupGrantCommand.Reactivate c -> {
                require(state, GroupGrantState.INACTIVE);
                yield Decision.of(new GroupGrantEvent.Reactivated());
            }
            case GroupGrantCommand.Remove c -> ended(new GroupGrantEvent.Removed());
            case GroupGrantCommand.RemoveWithCause c -> ended(new GroupGrantEvent.CascadeRemoved());
        };
    }

    private static Decision<GroupGrantEvent> add(GroupGrantCommand.Add add, GroupGrantRef ref, GroupGrant grant) {
        if (!grant.equals(GroupGrant.ABSENT)) {
            throw GroupGrantError.ID_TAKEN.exception();
        }
        NewGroupGrant wanted = add.wanted();
        if (!ref.reach().includes(wanted.projectId(), wanted.projectGrantId())) {
            throw AccessError.permissionMissing(WRITE).exception();
        }
        requireAvailable(wanted.roleKeys(), add.available());
        return Decision.<GroupGrantEvent>of(new GroupGrantEvent.Added(
                        wanted.orgId(),
                        wanted.groupId(),
                        wanted.projectId(),
                        add.projectOrgId(),
                        wanted.projectGrantId(),
                        wanted.roleKeys()))
                .claiming(new ClaimChange.Take(CLAIM, wanted.orgId(), claimed(wanted), GroupGrantError.ALREADY_EXISTS));
    }

    /** Claims ignore case, and ids of groups that differ only in case are ids of different groups. */
    private static String claimed(NewGroupGrant wanted) {
        byte[] groupId = wanted.groupId().getBytes(StandardCharsets.UTF_8);
        return wanted.projectId()
                + ':'
                + wanted.projectGrantId()
                + ':'
                + HexFormat.of().formatHex(groupId);
    }

    private static Decision<GroupGrantEvent> change(
            List<String> roleKeys, Set<String> available, GroupGrant grant, GroupGrantState state) {
        require(state, GroupGrantState.ACTIVE);
        requireAvailable(roleKeys, available);
        if (Set.copyOf(roleKeys).equals(Set.copyOf(grant.roleKeys()))) {
            throw GroupGrantError.NOT_CHANGED.exception();
        }
        return Decision.of(new GroupGrantEvent.Changed(List.copyOf(roleKeys)));
    }

    private static Decision<GroupGrantEvent> withdraw(Set<String> withdrawn, GroupGrant grant) {
        List<String> kept = grant.roleKeys().stream()
                .filter(key -> !withdrawn.contains(key))
                .toList();
        return kept.size() == grant.roleKeys().size()
                ? Decision.nothing()
                : Decision.of(new GroupGrantEvent.CascadeChanged(kept));
    }

    private static Decision<GroupGrantEvent> ended(GroupGrantEvent end) {
        return Decision.of(end).claiming(new ClaimChange.ReleaseAll(CLAIM));
    }

    private static void requireAvailable(List<String> roleKeys, Set<String> available) {
        if (Set.copyOf(roleKeys).size() < roleKeys.size()) {
            throw GroupGrantError.ROLE_REPEATED.exception();
        }
        if (!available.containsAll(roleKeys)) {
            throw GroupGrantError.ROLE_NOT_AVAILABLE.exception();
        }
    }

    private static void require(GroupGrantState actual, GroupGrantState wanted) {
        if (actual != wanted) {
            throw (wanted == GroupGrantState.ACTIVE ? GroupGrantError.NOT_ACTIVE : GroupGrantError.NOT_INACTIVE)
                    .exception();
        }
    }

    static GroupGrant evolve(GroupGrant grant, GroupGrantEvent event) {
        return switch (event) {
            case GroupGrantEvent.Added added ->
                new GroupGrant(
                        GroupGrantState.ACTIVE,
                        added.orgId(),
                        added.groupId(),
                        added.projectId(),
                        added.projectGrantId(),
                        added.roleKeys());
            case GroupGrantEvent.RolesReplaced replaced -> grant.with(replaced.roleKeys());
            case GroupGrantEvent.Deactivated e -> grant.in(GroupGrantState.INACTIVE);
            case GroupGrantEvent.Reactivated e -> grant.in(GroupGrantState.ACTIVE);
            case GroupGrantEvent.Ended e -> grant.in(null);
        };
    }
}
