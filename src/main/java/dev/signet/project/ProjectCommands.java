package dev.signet.project;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.kernel.Actor;
import dev.signet.kernel.PathText;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Changes projects and their roles.
 *
 * <p>Every call answers the state it led to, and refuses with a {@link ProjectError}: NOT_FOUND for a project that is not
 * in the organization of the reference.
 */
@Singleton
public final class ProjectCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final List<ProjectCascade> cascades;

    ProjectCommands(Aggregates aggregates, Ids ids, @All List<ProjectCascade> cascades) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.cascades = cascades;
    }

    /** Creates a project; its id is that of the stream that is answered. */
    public Loaded<Project> add(String orgId, ProjectSettings settings, Actor actor) {
        ProjectCommand add = new ProjectCommand.Add(orgId, valid(settings));
        return aggregates.create(
                ProjectDecider.TYPE, ids::next, orgId, new ProjectDecider.Addressed(orgId, add), actor);
    }

    /** Replaces the settings of an active project; refused if nothing would change. */
    public Loaded<Project> change(ProjectRef project, ProjectSettings settings, Actor actor) {
        return handle(project, new ProjectCommand.Change(valid(settings)), actor);
    }

    /** Takes an active project out of service, and with it every client. */
    public Loaded<Project> deactivate(ProjectRef project, Actor actor) {
        return handle(project, new ProjectCommand.Deactivate(), actor);
    }

    /** Puts an inactive project back into service. */
    public Loaded<Project> reactivate(ProjectRef project, Actor actor) {
        return handle(project, new ProjectCommand.Reactivate(), actor);
    }

    /** Ends a project with its roles and applications; frees its name. */
    public Loaded<Project> remove(ProjectRef project, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            Loaded<Project> after = aggregates.handleIn(
                    transaction,
                    ProjectDecider.TYPE,
                    project.projectId(),
                    project.orgId(),
                    new ProjectDecider.Addressed(project.orgId(), new ProjectCommand.Remove()),
                    actor);
            cascades.forEach(cascade -> cascade.projectRemoved(transaction, project, actor));
            return after;
        });
    }

    /**
     * Adds roles, all or none; ALREADY_EXISTS if a key is taken or comes twice. Only new keys have to fit into a path: an
     * older one that does not can still be changed.
     */
    public Loaded<Project> addRoles(ProjectRef project, List<ProjectRole> roles, Actor actor) {
        List<ProjectRole> valid = roles.stream().map(ProjectCommands::valid).toList();
        if (!valid.stream().map(ProjectRole::key).allMatch(PathText::isSegments)) {
            throw ProjectError.ROLE_KEY_NOT_ADDRESSABLE.exception();
        }
        return handle(project, new ProjectCommand.AddRoles(valid), actor);
    }

    /** Gives the role of this key another display name and group; refused if nothing would change. */
    public Loaded<Project> changeRole(ProjectRef project, ProjectRole role, Actor actor) {
        return handle(project, new ProjectCommand.ChangeRole(valid(role)), actor);
    }

    /** Removes a role. */
    public Loaded<Project> removeRole(ProjectRef project, String key, Actor actor) {
        return handle(project, new ProjectCommand.RemoveRole(key), actor);
    }

    private Loaded<Project> handle(ProjectRef project, ProjectCommand command, Actor actor) {
        return aggregates.handle(
                ProjectDecider.TYPE,
                project.projectId(),
                project.orgId(),
                new ProjectDecider.Addressed(project.orgId(), command),
                actor);
    }

    private static ProjectSettings valid(ProjectSettings settings) {
        return settings.renamed(ProjectTexts.required(settings.name(), ProjectError.NAME_INVALID));
    }

    private static ProjectRole valid(ProjectRole role) {
        return new ProjectRole(
                ProjectTexts.required(role.key(), ProjectError.ROLE_KEY_INVALID),
                ProjectTexts.required(role.displayName(), ProjectError.ROLE_NAME_INVALID),
                ProjectTexts.optional(role.group(), ProjectError.ROLE_GROUP_INVALID));
    }
}
