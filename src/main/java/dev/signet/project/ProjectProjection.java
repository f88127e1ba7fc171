package dev.signet.project;

import dev.signet.eventstore.InlineProjection;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.jdbc.Writes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Updates {@code project_view} and {@code project_role_view} from events. */
@Singleton
public final class ProjectProjection implements InlineProjection {

    @Override
    public Set<String> tables() {
        return Set.of("project_view", "project_role_view");
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of(ProjectDecider.STREAM_TYPE);
    }

    @Override
    public void apply(Writes transaction, RecordedEvent<?> recorded) {
        switch ((ProjectEvent) recorded.event()) {
            case ProjectEvent.Added added -> insert(transaction, recorded, added.settings());
            case ProjectEvent.Changed changed -> change(transaction, recorded, changed.settings());
            case ProjectEvent.Deactivated e -> update(transaction, recorded, "state = ?", ProjectState.INACTIVE);
            case ProjectEvent.Reactivated e -> update(transaction, recorded, "state = ?", ProjectState.ACTIVE);
            case ProjectEvent.Removed e -> {
                String projectId = recorded.stream().id();
                transaction.write("delete from project_view where id = ?", projectId);
                transaction.write("delete from project_role_view where project_id = ?", projectId);
            }
            case ProjectEvent.RoleAdded added -> {
                touch(transaction, recorded);
                addRole(transaction, recorded, added);
            }
            case ProjectEvent.RoleChanged changed -> {
                touch(transaction, recorded);
                transaction.write(
                        "update project_role_view set display_name = ?, role_group = ?, version = ?, changed_at = ?"
                                + " where project_id = ? and key = ?",
                        changed.displayName(),
                        changed.group(),
                        recorded.version(),
                        recorded.recordedAt(),
                        recorded.stream().id(),
                        changed.key());
            }
            case ProjectEvent.RoleRemoved removed -> {
                touch(transaction, recorded);
                transaction.write(
                        "delete from project_role_view where project_id = ? and key = ?",
                        recorded.stream().id(),
                        removed.key());
            }
        }
    }

    private static void insert(Writes transaction, RecordedEvent<?> recorded, ProjectSettings settings) {
        transaction.write(
                "insert into project_view (id, org_id, name, state, role_assertion, role_check, has_project_check,"
                        + " private_labeling, version, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id(),
                recorded.owner(),
                settings.name(),
                ProjectState.ACTIVE,
                settings.roleAssertion(),
                settings.roleCheck(),
                settings.hasProjectCheck(),
                settings.privateLabeling(),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static void change(Writes transaction, RecordedEvent<?> recorded, ProjectSettings settings) {
        update(
                transaction,
                recorded,
                "name = ?, role_assertion = ?, role_check = ?, has_project_check = ?, private_labeling = ?",
                settings.name(),
                settings.roleAssertion(),
                settings.roleCheck(),
                settings.hasProjectCheck(),
                settings.privateLabeling());
    }

    private static void addRole(Writes transaction, RecordedEvent<?> recorded, ProjectEvent.RoleAdded added) {
        transaction.write(
                "insert into project_role_view (id, project_id, org_id, key, display_name, role_group, version,"
                        + " created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.stream().id() + ':' + added.key(),
                recorded.stream().id(),
                recorded.owner(),
                added.key(),
                added.displayName(),
                added.group(),
                recorded.version(),
                recorded.recordedAt(),
                recorded.recordedAt());
    }

    private static void touch(Writes transaction, RecordedEvent<?> recorded) {
        transaction.write(
                "update project_view set version = ?, changed_at = ? where id = ?",
                recorded.version(),
                recorded.recordedAt(),
                recorded.stream().id());
    }

    private static void update(Writes transaction, RecordedEvent<?> recorded, String assignments, Object... values) {
        List<Object> parameters = new ArrayList<>(List.of(values));
        parameters.addAll(List.of(
                recorded.version(), recorded.recordedAt(), recorded.stream().id()));
        transaction.write(
                "update project_view set " + assignments + ", version = ?, changed_at = ? where id = ?",
                parameters.toArray());
    }
}
