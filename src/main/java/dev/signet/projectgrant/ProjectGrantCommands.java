package dev.signet.projectgrant;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.Consequences;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgQueries;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Changes project grants. Every method returns the state after the change and fails with a {@link ProjectGrantError},
 * which is NOT_FOUND for a grant of another project or organization.
 */
@Singleton
public final class ProjectGrantCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final ProjectQueries projects;
    private final OrgQueries orgs;
    private final Consequences consequences;
    private final ProjectGrantContents contents;
    private final GrantedRoleWithdrawal withdrawal;

    ProjectGrantCommands(
            Aggregates aggregates,
            Ids ids,
            ProjectQueries projects,
            OrgQueries orgs,
            Consequences consequences,
            ProjectGrantContents contents,
            GrantedRoleWithdrawal withdrawal) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.projects = projects;
        this.orgs = orgs;
        this.consequences = consequences;
        this.contents = contents;
        this.withdrawal = withdrawal;
    }

    /**
     * Lets another organization grant some roles of a project to users. Fails with NOT_FOUND if there is no such project
     * or organization, and with ALREADY_EXISTS if the project is already granted to it. The id of the project grant is
     * the id of the returned stream.
     */
    public Loaded<ProjectGrant> add(ProjectRef project, String grantedOrgId, List<String> roleKeys, Actor actor) {
        return aggregates.inTransaction(transaction -> {
            projects.hold(transaction, project);
            orgs.hold(transaction, grantedOrgId);
            String grantId = ids.next();
            ProjectGrantCommand add = new ProjectGrantCommand.Add(
                    grantedOrgId, roleKeys, projects.roleKeys(transaction, project.projectId()));
            return aggregates.createIn(
                    transaction,
                    ProjectGrantDecider.TYPE,
                    grantId,
                    project.orgId(),
                    new ProjectGrantDecider.Addressed(new ProjectGrantRef(project, grantId), add),
                    actor);
        });
    }

    /** Replaces the roles; user grants lose those that are no longer granted. Refused if nothing would change. */
    public Loaded<ProjectGrant> changeRoles(ProjectGrantRef ref, List<String> roleKeys, Actor actor) {
        Consequence.Cause changed =
                new Consequence.Cause(ref.grantId(), ref.project().orgId());
        // If an earlier withdrawal of roles was interrupted, it is finished first: otherwise users who had a role then
        // could get it back.
        consequences.finish(withdrawal, changed, actor);
        return consequences.inOne(withdrawal, changed, actor, transaction -> {
            projects.hold(transaction, ref.project());
            Set<String> available = projects.roleKeys(transaction, ref.project().projectId());
            return handleIn(transaction, ref, new ProjectGrantCommand.ChangeRoles(roleKeys, available), actor);
        });
    }

    /** Deactivates an active project grant: the roles that depend on it give no access. */
    public Loaded<ProjectGrant> deactivate(ProjectGrantRef ref, Actor actor) {
        return handle(ref, new ProjectGrantCommand.Deactivate(), actor);
    }

    /** Activates an inactive project grant again. */
    public Loaded<ProjectGrant> reactivate(ProjectGrantRef ref, Actor actor) {
        return handle(ref, new ProjectGrantCommand.Reactivate(), actor);
    }

    /** Removes a project grant with the user grants and memberships that depend on it. */
    public Loaded<ProjectGrant> remove(ProjectGrantRef ref, Actor actor) {
        return consequences.inOne(
                contents,
                new Consequence.Cause(ref.grantId(), ref.project().orgId()),
                actor,
                transaction -> handleIn(transaction, ref, new ProjectGrantCommand.Remove(), actor));
    }

    /**
     * Removes a project grant because its project or the organization that received it was removed. If the budget does
     * not last for what depends on the grant, the grant stays, so that another transaction goes on.
     */
    void removeWithCauseIn(Sql transaction, ProjectGrantRef ref, Actor actor, StreamBudget budget) {
        contents.end(transaction, ref.grantId(), actor, budget);
        if (!budget.isSpent()) {
            handleIn(transaction, ref, new ProjectGrantCommand.Remove(), actor);
        }
    }

    /** Takes a role away that the project no longer has; whoever removes the role also takes it from user grants. */
    void withdrawIn(Sql transaction, ProjectGrantRef ref, String roleKey, Actor actor) {
        handleIn(transaction, ref, new ProjectGrantCommand.WithdrawRoles(Set.of(roleKey)), actor);
    }

    private Loaded<ProjectGrant> handle(ProjectGrantRef ref, ProjectGrantCommand command, Actor actor) {
        return aggregates.handle(
                ProjectGrantDecider.TYPE,
                ref.grantId(),
                ref.project().orgId(),
                new ProjectGrantDecider.Addressed(ref, command),
                actor);
    }

    private Loaded<ProjectGrant> handleIn(
            Sql transaction, ProjectGrantRef ref, ProjectGrantCommand command, Actor actor) {
        return aggregates.handleIn(
                transaction,
                ProjectGrantDecider.TYPE,
                ref.grantId(),
                ref.project().orgId(),
                new ProjectGrantDecider.Addressed(ref, command),
                actor);
    }
}
