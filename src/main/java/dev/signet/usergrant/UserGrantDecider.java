package dev.signet.usergrant;

import dev.signet.access.AccessError;
import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Rules of a user grant as pure functions. */
final class UserGrantDecider {
    /** Name under which the type of the streams is stored, which is ZITADEL's. */
    static final String STREAM_TYPE = "usergrant";

    static final String WRITE = "user.grant.write";
    private static final String CLAIM = "user_grant";

    static final AggregateType<Addressed, UserGrantEvent, UserGrant> TYPE = new AggregateType<>(
            STREAM_TYPE,
            UserGrantEvent.class,
            UserGrant.ABSENT,
            UserGrantDecider::decide,
            UserGrantDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(UserGrant.class, 1));

    private UserGrantDecider() {}

    /** A command and the grant that the caller named. */
    record Addressed(UserGrantRef ref, UserGrantCommand command) {}

    static Decision<UserGrantEvent> decide(Addressed addressed, UserGrant grant) {
        if (addressed.command() instanceof UserGrantCommand.Add add) {
            return add(add, addressed.ref(), grant);
        }
        UserGrantState state = grant.state();
        if (state == null || !addressed.ref().admits(grant)) {
            throw UserGrantError.NOT_FOUND.exception();
        }
        return switch (addressed.command()) {
            case UserGrantCommand.Add add -> add(add, addressed.ref(), grant);
            case UserGrantCommand.ChangeRoles(List<String> roleKeys, Set<String> available) ->
                change(roleKeys, available, grant, state);
            case UserGrantCommand.WithdrawRoles(Set<String> withdrawn) -> withdraw(withdrawn, grant);
            case UserGrantCommand.Deactivate c -> {
                require(state, UserGrantState.ACTIVE);
                yield Decision.of(new UserGrantEvent.Deactivated());
            }
            case UserGrantCommand.Reactivate c -> {
                require(state, UserGrantState.INACTIVE);
                yield Decision.of(new UserGrantEvent.Reactivated());
            }
            case UserGrantCommand.Remove c -> ended(new UserGrantEvent.Removed());
            case UserGrantCommand.RemoveWithCause c -> ended(new UserGrantEvent.CascadeRemoved());
        };
    }

    private static Decision<UserGrantEvent> add(UserGrantCommand.Add add, UserGrantRef ref, UserGrant grant) {
        if (!grant.equals(UserGrant.ABSENT)) {
            throw UserGrantError.ID_TAKEN.exception();
        }
        NewUserGrant wanted = add.wanted();
        if (!ref.reach().includes(wanted.projectId(), wanted.projectGrantId())) {
            throw AccessError.permissionMissing(WRITE).exception();
        }
        requireAvailable(wanted.roleKeys(), add.available());
        return Decision.<UserGrantEvent>of(new UserGrantEvent.Added(
                        wanted.orgId(),
                        wanted.userId(),
                        wanted.projectId(),
                        add.projectOrgId(),
                        wanted.projectGrantId(),
                        wanted.roleKeys()))
                .claiming(new ClaimChange.Take(CLAIM, wanted.orgId(), claimed(wanted), UserGrantError.ALREADY_EXISTS));
    }

    /** Claims ignore case, and ids of users that differ only in case are ids of different users. */
    private static String claimed(NewUserGrant wanted) {
        byte[] userId = wanted.userId().getBytes(StandardCharsets.UTF_8);
        return wanted.projectId()
                + ':'
                + wanted.projectGrantId()
                + ':'
                + HexFormat.of().formatHex(userId);
    }

    private static Decision<UserGrantEvent> change(
            List<String> roleKeys, Set<String> available, UserGrant grant, UserGrantState state) {
        require(state, UserGrantState.ACTIVE);
        requireAvailable(roleKeys, available);
        if (Set.copyOf(roleKeys).equals(Set.copyOf(grant.roleKeys()))) {
            throw UserGrantError.NOT_CHANGED.exception();
        }
        return Decision.of(new UserGrantEvent.Changed(List.copyOf(roleKeys)));
    }

    private static Decision<UserGrantEvent> withdraw(Set<String> withdrawn, UserGrant grant) {
        List<String> kept = grant.roleKeys().stream()
                .filter(key -> !withdrawn.contains(key))
                .toList();
        return kept.size() == grant.roleKeys().size()
                ? Decision.nothing()
                : Decision.of(new UserGrantEvent.CascadeChanged(kept));
    }

    private static Decision<UserGrantEvent> ended(UserGrantEvent end) {
        return Decision.of(end).claiming(new ClaimChange.ReleaseAll(CLAIM));
    }

    private static void requireAvailable(List<String> roleKeys, Set<String> available) {
        if (Set.copyOf(roleKeys).size() < roleKeys.size()) {
            throw UserGrantError.ROLE_REPEATED.exception();
        }
        if (!available.containsAll(roleKeys)) {
            throw UserGrantError.ROLE_NOT_AVAILABLE.exception();
        }
    }

    private static void require(UserGrantState actual, UserGrantState wanted) {
        if (actual != wanted) {
            throw (wanted == UserGrantState.ACTIVE ? UserGrantError.NOT_ACTIVE : UserGrantError.NOT_INACTIVE)
                    .exception();
        }
    }

    static UserGrant evolve(UserGrant grant, UserGrantEvent event) {
        return switch (event) {
            case UserGrantEvent.Added added ->
                new UserGrant(
                        UserGrantState.ACTIVE,
                        added.orgId(),
                        added.userId(),
                        added.projectId(),
                        added.projectGrantId(),
                        added.roleKeys());
            case UserGrantEvent.RolesReplaced replaced -> grant.with(replaced.roleKeys());
            case UserGrantEvent.Deactivated e -> grant.in(UserGrantState.INACTIVE);
            case UserGrantEvent.Reactivated e -> grant.in(UserGrantState.ACTIVE);
            case UserGrantEvent.Ended e -> grant.in(null);
        };
    }
}
