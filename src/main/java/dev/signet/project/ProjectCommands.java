package dev.signet.project;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.Consequences;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.PathText;
import dev.signet.org.OrgQueries;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes projects and their roles.
 *
 * <p>Every method returns the state after the change and fails with a {@link ProjectError}, which is NOT_FOUND for a
 * project that does not belong to the given organization.
 */
@Singleton
public final class ProjectCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final OrgQueries orgs;
    private final Consequences consequences;
    private final ProjectContents contents;
    private final RoleWithdrawal withdrawal;

    ProjectCommands(
            Aggregates aggregates,
            Ids ids,
            OrgQueries orgs,
            Consequences consequences,
            ProjectContents contents,
            RoleWithdrawal withdrawal) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.orgs = orgs;
        this.consequences = consequences;
        this.contents = contents;
        this.withdrawal = withdrawal;
    }

    /**
     * Creates a project. Its id is the id of the returned stream. Fails with NOT_FOUND if there is no such organization,
     * which is held so that it is not removed at the same time.
     */
    public Loaded<Project> add(String orgId, ProjectSettings settings, Actor actor) {
        ProjectCommand add = new ProjectCommand.Add(orgId, valid(settings));
        return aggregates.inTransaction(transaction -> orgs.holding(
                transaction,
                orgId,
                () -> aggregates.createIn(
                        transaction,
                        ProjectDecider.TYPE,
                        ids.next(),
                        orgId,
                        new ProjectDecider.Addressed(orgId, add),
                        actor)));
    }

    /** Replaces the settings of an active project; refused if nothing would change. */
    public Loaded<Project> change(ProjectRef project, ProjectSettings settings, Actor actor) {
        return change(project, ProjectEdit.of(settings), actor);
    }

    /** Changes some settings of an active project; refused if nothing would change. */
    public Loaded<Project> change(ProjectRef project, ProjectEdit edit, Actor actor) {
        String name = edit.name();
        ProjectEdit valid = name == null ? edit : edit.renamed(ProjectTexts.required(name, ProjectError.NAME_INVALID));
        return handle(project, new ProjectCommand.Change(valid), actor);
    }

    /** Deactivates an active project, and with it all of its clients. */
    public Loaded<Project> deactivate(ProjectRef project, Actor actor) {
        return handle(project, new ProjectCommand.Deactivate(), actor);
    }

    /** Activates an inactive project again. */
    public Loaded<Project> reactivate(ProjectRef project, Actor actor) {
        return handle(project, new ProjectCommand.Reactivate(), actor);
    }

    /** Removes a project with its roles, applications and grants; its name may be used again. */
    public Loaded<Project> remove(ProjectRef project, Actor actor) {
        return consequences.inOne(
                contents,
                new Consequence.Cause(project.projectId(), project.orgId()),
                actor,
                transaction -> handleIn(transaction, project, new ProjectCommand.Remove(), actor));
    }

    /**
     * Removes a project because its organization was removed. If the budget does not last for what belongs to the
     * project, the project stays, so that another transaction goes on.
     */
    void removeWithOrgIn(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        contents.end(transaction, project, actor, budget);
        if (!budget.isSpent()) {
            handleIn(transaction, project, new ProjectCommand.Remove(), actor);
        }
    }

    /**
     * Adds all of these roles or none. Fails with ALREADY_EXISTS if a key is taken or occurs twice. The keys must be
     * usable in a request path. Changing a role does not check this, so that older roles with other keys can still be
     * changed.
     */
    public Loaded<Project> addRoles(ProjectRef project, List<ProjectRole> roles, Actor actor) {
        List<ProjectRole> valid = roles.stream().map(ProjectCommands::valid).toList();
        if (!valid.stream().map(ProjectRole::key).allMatch(PathText::isSegments)) {
            throw ProjectError.ROLE_KEY_NOT_ADDRESSABLE.exception();
        }
        // If an earlier role of this key was removed and its withdrawal from grants was interrupted, it is finished
        // first: otherwise users who had the earlier role would get the new one.
        valid.stream()
                .map(role -> removed(project, role.key()))
                .distinct()
                .forEach(cause -> consequences.finish(withdrawal, cause, actor));
        return handle(project, new ProjectCommand.AddRoles(valid), actor);
    }

    /** Replaces the display name and group of the role with this key; refused if nothing would change. */
    public Loaded<Project> changeRole(ProjectRef project, ProjectRole role, Actor actor) {
        return changeRole(project, role.key(), role.displayName(), role.group(), actor);
    }

    /**
     * Changes the display name or the group of the role with this key; refused if nothing would change.
     *
     * @param displayName null leaves it as it is
     * @param group null leaves it as it is
     */
    public Loaded<Project> changeRole(
            ProjectRef project, String key, @Nullable String displayName, @Nullable String group, Actor actor) {
        ProjectCommand command = new ProjectCommand.ChangeRole(
                ProjectTexts.required(key, ProjectError.ROLE_KEY_INVALID),
                displayName == null ? null : ProjectTexts.required(displayName, ProjectError.ROLE_NAME_INVALID),
                group == null ? null : ProjectTexts.optional(group, ProjectError.ROLE_GROUP_INVALID));
        return handle(project, command, actor);
    }

    /** Removes a role, also from every grant that includes it. */
    public Loaded<Project> removeRole(ProjectRef project, String key, Actor actor) {
        return consequences.inOne(
                withdrawal,
                removed(project, key),
                actor,
                transaction -> handleIn(transaction, project, new ProjectCommand.RemoveRole(key), actor));
    }

    private static Consequence.Cause removed(ProjectRef project, String roleKey) {
        return new Consequence.Cause(project.projectId(), project.orgId(), roleKey);
    }

    private Loaded<Project> handle(ProjectRef project, ProjectCommand command, Actor actor) {
        return aggregates.handle(
                ProjectDecider.TYPE,
                project.projectId(),
                project.orgId(),
                new ProjectDecider.Addressed(project.orgId(), command),
                actor);
    }

    private Loaded<Project> handleIn(Sql transaction, ProjectRef project, ProjectCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction,
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
