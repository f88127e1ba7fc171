package dev.signet.projectgrant;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.Set;

/** Updates {@code project_grant_view} from events. It has one row for each project grant that was not removed. */
@Singleton
public final class ProjectGrantProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("project_grant_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(ProjectGrantDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((ProjectGrantEvent) recorded.event()) {
            case ProjectGrantEvent.Added added -> insert(transaction, recorded, added);
            case ProjectGrantEvent.RolesReplaced replaced ->
                set(transaction, recorded, "role_keys", replaced.roleKeys().toArray(String[]::new));
            case ProjectGrantEvent.Deactivated e -> set(transaction, recorded, "state", ProjectGrantState.INACTIVE);
            case ProjectGrantEvent.Reactivated e -> set(transaction, recorded, "state", ProjectGrantState.ACTIVE);
            case ProjectGrantEvent.Removed e ->
                transaction.write(
                        "delete from project_grant_view where id = ?",
                        recorded.stream().id());
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, ProjectGrantEvent.Added added) {
        transaction.write(
                "insert into project_grant_view (id, org_id, project_id, granted_org_id, role_keys, state, version,"
                        + " created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id(),
                added.orgId(),
                added.projectId(),
                added.grantedOrgId(),
                added.roleKeys().toArray(String[]::new),
                ProjectGrantState.ACTIVE,
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static void set(Writes transaction, RecordedEvent<?> recorded, String column, Object value) {
        transaction.write(
                "update project_grant_view set " + column + " = ?, version = ?, changed_at = ? where id = ?",
                value,
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }
}
