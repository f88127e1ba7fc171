package dev.signet.project;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.Persistent;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Rules of a project as pure functions. */
final class ProjectDecider {
    /** Name under which the type of the project's streams is stored. */
    static final String STREAM_TYPE = "project";

    static final String NAME_CLAIM = "project_name";

    static final AggregateType<Addressed, ProjectEvent, Project> TYPE = new AggregateType<>(
            STREAM_TYPE,
            ProjectEvent.class,
            Project.ABSENT,
            ProjectDecider::decide,
            ProjectDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(Project.class, 1));

    private ProjectDecider() {}

    /**
     * A command and the organization that the caller named; a project of another organization is treated as not
     * existing.
     */
    record Addressed(String orgId, ProjectCommand command) {}

    static Decision<ProjectEvent> decide(Addressed addressed, Project project) {
        return switch (addressed.command()) {
            case ProjectCommand.Add add -> add(add, project);
            case ProjectCommand.Existing existing -> {
                ProjectState state = project.state();
                if (state == null || !project.orgId().equals(addressed.orgId())) {
                    throw ProjectError.NOT_FOUND.exception();
                }
                yield decide(existing, project, state);
            }
        };
    }

    private static Decision<ProjectEvent> decide(ProjectCommand.Existing command, Project project, ProjectState state) {
        return switch (command) {
            case ProjectCommand.Change(ProjectEdit edit) -> change(edit.appliedTo(project.settings()), project, state);
            case ProjectCommand.Deactivate c -> {
                requireActive(state);
                yield Decision.of(new ProjectEvent.Deactivated());
            }
            case ProjectCommand.Reactivate c -> {
                if (state != ProjectState.INACTIVE) {
                    throw ProjectError.NOT_INACTIVE.exception();
                }
                yield Decision.of(new ProjectEvent.Reactivated());
            }
            case ProjectCommand.Remove c ->
                Decision.<ProjectEvent>of(new ProjectEvent.Removed()).claiming(new ClaimChange.ReleaseAll(NAME_CLAIM));
            case ProjectCommand.AddRoles(List<ProjectRole> roles) -> addRoles(roles, project);
            case ProjectCommand.ChangeRole change -> changeRole(change, project);
            case ProjectCommand.RemoveRole(String key) -> {
                roleOf(project, key);
                yield Decision.of(new ProjectEvent.RoleRemoved(key));
            }
        };
    }

    private static Decision<ProjectEvent> add(ProjectCommand.Add add, Project project) {
        if (!project.equals(Project.ABSENT)) {
            throw ProjectError.ID_TAKEN.exception();
        }
        ProjectSettings settings = add.settings();
        return Decision.<ProjectEvent>of(new ProjectEvent.Added(
                        add.orgId(),
                        settings.name(),
                        settings.roleAssertion(),
                        settings.roleCheck(),
                        settings.hasProjectCheck(),
                        settings.privateLabeling()))
                .claiming(takeName(add.orgId(), settings.name()));
    }

    private static Decision<ProjectEvent> change(ProjectSettings settings, Project project, ProjectState state) {
        requireActive(state);
        if (settings.equals(project.settings())) {
            throw ProjectError.NOT_CHANGED.exception();
        }
        Decision<ProjectEvent> decision = Decision.of(new ProjectEvent.Changed(
                settings.name(),
                settings.roleAssertion(),
                settings.roleCheck(),
                settings.hasProjectCheck(),
                settings.privateLabeling()));
        return settings.name().equals(project.settings().name())
                ? decision
                : decision.claiming(new ClaimChange.ReleaseAll(NAME_CLAIM), takeName(project.orgId(), settings.name()));
    }

    private static Decision<ProjectEvent> addRoles(List<ProjectRole> roles, Project project) {
        Set<String> taken = new HashSet<>(project.roles().keySet());
        List<ProjectEvent> events = new ArrayList<>();
        for (ProjectRole role : roles) {
            if (!taken.add(role.key())) {
                throw ProjectError.ROLE_TAKEN.exception();
            }
            events.add(new ProjectEvent.RoleAdded(role.key(), role.displayName(), role.group()));
        }
        return Decision.of(events);
    }

    private static Decision<ProjectEvent> changeRole(ProjectCommand.ChangeRole change, Project project) {
        ProjectRole before = roleOf(project, change.key());
        ProjectRole role = new ProjectRole(
                change.key(),
                Objects.requireNonNullElse(change.displayName(), before.displayName()),
                Objects.requireNonNullElse(change.group(), before.group()));
        if (role.equals(before)) {
            throw ProjectError.ROLE_NOT_CHANGED.exception();
        }
        return Decision.of(new ProjectEvent.RoleChanged(role.key(), role.displayName(), role.group()));
    }

    private static ProjectRole roleOf(Project project, String key) {
        ProjectRole role = project.roles().get(key);
        if (role == null) {
            throw ProjectError.ROLE_NOT_FOUND.exception();
        }
        return role;
    }

    private static void requireActive(ProjectState state) {
        if (state != ProjectState.ACTIVE) {
            throw ProjectError.NOT_ACTIVE.exception();
        }
    }

    private static ClaimChange takeName(String orgId, String name) {
        return new ClaimChange.Take(NAME_CLAIM, orgId, name, ProjectError.NAME_TAKEN);
    }

    static Project evolve(Project project, ProjectEvent event) {
        return switch (event) {
            case ProjectEvent.Added added ->
                new Project(ProjectState.ACTIVE, added.orgId(), added.settings(), Map.of());
            case ProjectEvent.Changed changed ->
                new Project(project.state(), project.orgId(), changed.settings(), project.roles());
            case ProjectEvent.Deactivated e -> inState(project, ProjectState.INACTIVE);
            case ProjectEvent.Reactivated e -> inState(project, ProjectState.ACTIVE);
            case ProjectEvent.Removed e -> new Project(null, project.orgId(), project.settings(), Map.of());
            case ProjectEvent.RoleAdded(String key, String name, String group) ->
                with(project, new ProjectRole(key, name, group));
            case ProjectEvent.RoleChanged(String key, String name, String group) ->
                with(project, new ProjectRole(key, name, group));
            case ProjectEvent.RoleRemoved(String key) -> {
                Map<String, ProjectRole> roles = Persistent.map(project.roles()).minus(key);
                yield new Project(project.state(), project.orgId(), project.settings(), roles);
            }
        };
    }

    private static Project inState(Project project, ProjectState state) {
        return new Project(state, project.orgId(), project.settings(), project.roles());
    }

    private static Project with(Project project, ProjectRole role) {
        Map<String, ProjectRole> roles = Persistent.map(project.roles()).plus(role.key(), role);
        return new Project(project.state(), project.orgId(), project.settings(), roles);
    }
}
