package dev.signet.groupgrant;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import dev.signet.rolegrant.RoleGrantState;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code group_grant_view} from events. It has one row for each grant that was not removed. */
@Singleton
public final class GroupGrantProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("group_grant_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(GroupGrantDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((GroupGrantEvent) recorded.event()) {
            case GroupGrantEvent.Added added -> insert(transaction, recorded, added);
            case GroupGrantEvent.RolesReplaced replaced ->
                set(transaction, recorded, "role_keys", replaced.roleKeys().toArray(String[]::new));
            case GroupGrantEvent.Deactivated e -> set(transaction, recorded, "state", RoleGrantState.INACTIVE);
            case GroupGrantEvent.Reactivated e -> set(transaction, recorded, "state", RoleGrantState.ACTIVE);
            case GroupGrantEvent.Ended e ->
                transaction.write(
                        "delete from group_grant_view where id = ?",
                        recorded.stream().id());
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, GroupGrantEvent.Added added) {
        transaction.write(
                "insert into group_grant_view (id, org_id, group_id, project_id, project_org_id, project_grant_id,"
                        + " role_keys, state, version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id(),
                added.orgId(),
                added.groupId(),
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
                "update group_grant_view set " + column + " = ?, version = ?, changed_at = ? where id = ?",
                value,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
