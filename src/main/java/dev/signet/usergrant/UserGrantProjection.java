package dev.signet.usergrant;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import dev.signet.rolegrant.RoleGrantState;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code user_grant_view} from events. It has one row for each grant that was not removed. */
@Singleton
public final class UserGrantProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("user_grant_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(UserGrantDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((UserGrantEvent) recorded.event()) {
            case UserGrantEvent.Added added -> insert(transaction, recorded, added);
            case UserGrantEvent.RolesReplaced replaced ->
                set(transaction, recorded, "role_keys", replaced.roleKeys().toArray(String[]::new));
            case UserGrantEvent.Deactivated e -> set(transaction, recorded, "state", RoleGrantState.INACTIVE);
            case UserGrantEvent.Reactivated e -> set(transaction, recorded, "state", RoleGrantState.ACTIVE);
            case UserGrantEvent.Ended e ->
                transaction.write(
                        "delete from user_grant_view where id = ?",
                        recorded.stream().id());
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, UserGrantEvent.Added added) {
        transaction.write(
                "insert into user_grant_view (id, org_id, user_id, project_id, project_org_id, project_grant_id,"
                        + " role_keys, state, version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id(),
                added.orgId(),
                added.userId(),
                added.projectId(),
                added.projectOrgId(),
                added.projectGrantId(),
                added.roleKeys().toArray(String[]::new),
                RoleGrantState.ACTIVE,
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static void set(Writes transaction, RecordedEvent<?> recorded, String column, Object value) {
        transaction.write(
                "update user_grant_view set " + column + " = ?, version = ?, changed_at = ? where id = ?",
                value,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
