package dev.signet.projectgrant;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.access.Reach;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads project grants. A project grant is seen by the organization that owns the project and by the granted one. */
@Singleton
public final class ProjectGrantQueries {
    public static final ValueColumn PROJECT_ID = new ValueColumn("project_id", "g.project_id");
    public static final ValueColumn GRANTED_ORG = new ValueColumn("granted_org_id", "g.granted_org_id");
    public static final ValueColumn OWNER = new ValueColumn("resource_owner", "g.org_id");
    public static final TextColumn PROJECT_NAME =
            TextColumn.of("project_name", "p.name").orderedIndex();
    /** Matches if any role of the grant matches. Results cannot be sorted by this column. */
    public static final TextColumn ROLE_KEY =
            TextColumn.of("role_key", "k.key").inside("exists (select 1 from unnest(g.role_keys) as k (key) where (");

    private static final ValueColumn ID = new ValueColumn("grant_id", "g.id");
    private static final SearchableView VIEW = new SearchableView(
            "project_grant_view g" + ProjectSql.leftJoin("p", "g.project_id"),
            "g.id",
            ProjectGrantView.SELECT,
            new ValueColumn("creation_date", "g.created_at"));

    private static final String GRANTED = "select q.question, g.id from " + questions("project_id", "org_id")
            + lookUpOnly(
                    "id",
                    "project_grant_view",
                    "g",
                    "project_id = q.project_id and granted_org_id = q.org_id and state = 'ACTIVE'")
            + OrgSql.lookUpActive("o", "q.org_id");

    private final Database database;
    private final Searches searches;
    private final EventStore store;
    private final GatheredQuery<String> granted;

    public ProjectGrantQueries(Database database, Searches searches, EventStore store) {
        this.database = database;
        this.searches = searches;
        this.store = store;
        this.granted = new GatheredQuery<>(database, GRANTED, row -> row.text("id"));
    }

    /** Tells whether a project is granted to an organization at the moment. Costs one query. */
    public boolean isGranted(String projectId, String orgId) {
        return !granted.ask(projectId, orgId).isEmpty();
    }

    /** Returns a project grant that this organization has made or received, or fails with NOT_FOUND. */
    public ProjectGrantView require(String orgId, String projectId, String grantId) {
        return find(database, orgId, projectId, grantId).orElseThrow(ProjectGrantError.NOT_FOUND::exception);
    }

    /** Returns the grant of a project to an organization, or fails with NOT_FOUND. There is at most one such grant. */
    public ProjectGrantView requireBetween(String projectId, String grantedOrgId) {
        return database.first(
                        ProjectGrantView.SELECT + " where g.project_id = ? and g.granted_org_id = ?",
                        ProjectGrantView::read,
                        projectId,
                        grantedOrgId)
                .orElseThrow(ProjectGrantError.NOT_FOUND::exception);
    }

    /** Returns a project grant that this organization has received, or fails with NOT_FOUND. */
    public ProjectGrantView requireReceived(String orgId, String projectId, String grantId) {
        return find(database, orgId, projectId, grantId)
                .filter(grant -> grant.grantedOrgId().equals(orgId))
                .orElseThrow(ProjectGrantError.NOT_FOUND::exception);
    }

    private static Optional<ProjectGrantView> find(Sql sql, String orgId, String projectId, String grantId) {
        return sql.first(
                ProjectGrantView.SELECT
                        + " where g.id = ? and g.project_id = ? and (g.org_id = ? or g.granted_org_id = ?)",
                ProjectGrantView::read,
                grantId,
                projectId,
                orgId,
                orgId);
    }

    /**
     * Returns the organization that owns a project. Fails with NOT_FOUND if the project was not granted to this
     * organization.
     */
    public String ownerOf(Sql sql, String grantedOrgId, String projectId, String grantId) {
        return sql.first(
                        "select org_id from project_grant_view where id = ? and project_id = ? and granted_org_id = ?",
                        row -> row.text("org_id"),
                        grantId,
                        projectId,
                        grantedOrgId)
                .orElseThrow(ProjectGrantError.NOT_FOUND::exception);
    }

    /**
     * Returns the roles of a project grant. Keeps it from being changed or removed, and the organization that received it
     * from being removed, until the transaction ends. Fails with NOT_FOUND if there is no such project grant.
     */
    public Set<String> hold(Sql transaction, String grantId) {
        return held(transaction, grantId).orElseThrow(ProjectGrantError.NOT_FOUND::exception);
    }

    /** Does the same as {@link #hold}, but returns empty if there is no such project grant. */
    Optional<Set<String>> held(Sql transaction, String grantId) {
        return transaction.first(
                "select g.role_keys from project_grant_view g" + OrgSql.join("o", "g.granted_org_id")
                        + " where g.id = ? for share of g for key share of o",
                row -> Set.copyOf(row.texts("role_keys")),
                grantId);
    }

    /** Searches the project grants that an organization has made. */
    public Page<ProjectGrantView> made(String orgId, Reach reach, Search search) {
        return page(new Predicate.Equal(OWNER, orgId), reach, search);
    }

    /** Searches the project grants that an organization has received. */
    public Page<ProjectGrantView> received(String orgId, Reach reach, Search search) {
        return page(new Predicate.Equal(GRANTED_ORG, orgId), reach, search);
    }

    /** Returns a part of the history of a project grant that this organization has made or received. */
    public List<EventStore.Change> changes(ProjectGrantView grant, long sequence, int limit, boolean ascending) {
        return store.changes(new StreamId(ProjectGrantDecider.STREAM_TYPE, grant.id()), sequence, limit, ascending);
    }

    private Page<ProjectGrantView> page(Predicate scope, Reach reach, Search search) {
        List<Predicate> all = new ArrayList<>(List.of(scope));
        if (reach instanceof Reach.Objects objects) {
            List<String> ids = List.copyOf(objects.ids());
            all.add(new Predicate.Or(List.of(new Predicate.In(ID, ids), new Predicate.In(PROJECT_ID, ids))));
        }
        all.addAll(search.predicates());
        return searches.find(
                VIEW,
                new Search(all, search.sort(), search.ascending(), search.offset(), search.limit()),
                ProjectGrantView::read);
    }
}
