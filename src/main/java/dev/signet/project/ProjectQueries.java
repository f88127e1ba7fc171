package dev.signet.project;

import dev.signet.access.Reach;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.Searches;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads projects and their roles. Every method with a {@link ProjectRef} treats a project of another organization as
 * one that does not exist.
 */
@Singleton
public final class ProjectQueries {
    private final Database database;
    private final Searches searches;
    private final EventStore store;

    public ProjectQueries(Database database, Searches searches, EventStore store) {
        this.database = database;
        this.searches = searches;
        this.store = store;
    }

    /** Returns the project, or empty if the organization has no such project. */
    public Optional<ProjectView> find(ProjectRef project) {
        return database.first(
                ProjectView.SELECT + " where p.id = ? and p.org_id = ?",
                ProjectView::read,
                project.projectId(),
                project.orgId());
    }

    /** Returns the project, or fails with NOT_FOUND. */
    public ProjectView require(ProjectRef project) {
        return find(project).orElseThrow(ProjectError.NOT_FOUND::exception);
    }

    /**
     * Fails with NOT_FOUND unless the project exists, and keeps it and its organization from being removed until the
     * transaction ends.
     */
    public void hold(Sql transaction, ProjectRef project) {
        if (!isHeld(transaction, project)) {
            throw ProjectError.NOT_FOUND.exception();
        }
    }

    /** Does the same as {@link #hold}, but returns false if there is no such project. */
    boolean isHeld(Sql transaction, ProjectRef project) {
        List<String> held = transaction.query(
                "select p.id" + ProjectSql.FROM + OrgSql.join("o", "p.org_id")
                        + " where p.id = ? and p.org_id = ? for share of p for key share of o",
                row -> row.text("id"),
                project.projectId(),
                project.orgId());
        return !held.isEmpty();
    }

    /** Returns the keys of all roles of a project as this transaction sees them. */
    public Set<String> roleKeys(Sql transaction, String projectId) {
        return Set.copyOf(transaction.query(
                "select key from project_role_view where project_id = ?", row -> row.text("key"), projectId));
    }

    /**
     * Returns the project with this id in any organization. Only for the server's own use: for a caller, {@link #find}
     * also checks the organization.
     */
    public Optional<ProjectView> findAnywhere(String projectId) {
        return database.first(ProjectView.SELECT + " where p.id = ?", ProjectView::read, projectId);
    }

    /**
     * Searches the projects of the organization by the columns of {@link ProjectSearch}.
     *
     * @param reach the projects that the caller may see
     */
    public Page<ProjectView> search(String orgId, Reach reach, Search search) {
        Predicate visible = switch (reach) {
            case Reach.Everything everything -> Predicate.always();
            case Reach.Objects objects -> new Predicate.In(ProjectSearch.ID, List.copyOf(objects.ids()));
        };
        Predicate own = new Predicate.Equal(ProjectSearch.RESOURCE_OWNER, orgId);
        return searches.find(
                ProjectSearch.PROJECTS, within(new Predicate.And(List.of(own, visible)), search), ProjectView::read);
    }

    /**
     * Searches the roles of the project by the columns of {@link ProjectSearch}. Fails with NOT_FOUND if there is no
     * such project.
     */
    public Page<ProjectRoleView> searchRoles(ProjectRef project, Search search) {
        require(project);
        return searches.find(
                ProjectSearch.ROLES,
                within(new Predicate.Equal(ProjectSearch.ROLE_PROJECT, project.projectId()), search),
                ProjectRoleView::read);
    }

    /**
     * Returns a part of the history of a project.
     *
     * @param sequence sequence number to start from: changes after it are returned in ascending order, or changes
     * before it in descending order; 0 starts at the beginning (ascending) or at the end (descending)
     * @param limit maximum number of changes to return, at least 1
     */
    public List<EventStore.Change> changes(ProjectRef project, long sequence, int limit, boolean ascending) {
        require(project);
        StreamId stream = new StreamId(ProjectDecider.STREAM_TYPE, project.projectId());
        return store.changes(stream, sequence, limit, ascending);
    }

    private static Search within(Predicate scope, Search search) {
        List<Predicate> predicates = new ArrayList<>(search.predicates());
        predicates.add(scope);
        return new Search(predicates, search.sort(), search.ascending(), search.offset(), search.limit());
    }
}
