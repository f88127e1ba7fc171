package dev.signet.application;

import static dev.signet.jdbc.GatheredQuery.lookUpOnly;
import static dev.signet.jdbc.GatheredQuery.questions;

import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import dev.signet.org.OrgSql;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectQueries;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectSql;
import dev.signet.search.Page;
import dev.signet.search.Predicate;
import dev.signet.search.Search;
import dev.signet.search.Searches;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.vault.SecretsSql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads applications. Every method with an {@link ApplicationRef} or {@link ProjectRef} treats an application of
 * another project or organization as one that does not exist.
 */
@Singleton
public final class ApplicationQueries {
    private static final String CLIENT = """
            select q.question, a.*, p.role_assertion, p.role_check, p.private_labeling, p.has_project_check, s.value as secret_digest,
                   a.state = 'ACTIVE' and p.state = 'ACTIVE' and o.state = 'ACTIVE' as active
              from
            """
            + questions("client_id")
            + lookUpOnly("application_view", "a", "client_id = q.client_id and client_id <> ''")
            + ProjectSql.lookUpOnly("p", "a.project_id")
            + OrgSql.lookUpOnly("o", "a.org_id")
            + SecretsSql.lookUp("s", "a.id", ClientSecrets.KIND, ClientSecrets.ID);

    private final Database database;
    private final GatheredQuery<Client> clients;
    private final Searches searches;
    private final EventStore store;
    private final ProjectQueries projects;

    public ApplicationQueries(Database database, Searches searches, EventStore store, ProjectQueries projects) {
        this.database = database;
        this.clients = new GatheredQuery<>(database, CLIENT, ApplicationQueries::client);
        this.searches = searches;
        this.store = store;
        this.projects = projects;
    }

    /**
     * Returns the application with this client id, even if it is inactive; empty if it, its project or its organization
     * was removed.
     */
    public Optional<Client> client(String clientId) {
        return clients.ask(clientId).stream().findFirst();
    }

    /**
     * Reads the same as {@link #client(String)}, with a statement that may be sent to the database together with
     * others.
     */
    public Sql.Asked<Client> client(Sql sql, String clientId) {
        return sql.ask(CLIENT, ApplicationQueries::client, (Object) new String[] {clientId});
    }

    /** Returns every key of an application, including expired ones. */
    public List<ClientKey> keys(String appId) {
        return database.query(
                "select k.id, k.app_id, a.client_id, k.public_key, k.expires_at from application_key_view k"
                        + " join application_view a on a.id = k.app_id where k.app_id = ? order by k.created_at, k.id",
                row -> new ClientKey(
                        row.text("id"),
                        row.text("app_id"),
                        row.text("client_id"),
                        row.text("public_key"),
                        row.instant("expires_at")),
                appId);
    }

    /**
     * Returns client ids of the applications of a project, beginning with the oldest application. Clients that
     * registered themselves are omitted.
     *
     * @param most maximum number of ids to return
     */
    public List<String> clientIdsOf(String projectId, int most) {
        return clientIdsOf(database, projectId, most).rows();
    }

    /**
     * Reads the same as {@link #clientIdsOf(String, int)}, with a statement that may be sent to the database together
     * with others.
     */
    public Sql.Asked<String> clientIdsOf(Sql sql, String projectId, int most) {
        return sql.ask(
                "select client_id from application_view a where project_id = ? and not " + SecretsSql.exists("a.id")
                        + " order by created_at, id limit ?",
                row -> row.text("client_id"),
                projectId,
                RegisteredClients.TOKEN,
                most);
    }

    /**
     * Returns those of these project ids that the client may request as audience according to its
     * {@link TokenSettings#projectAudience}. Inactive projects are included. The client's own project is always
     * allowed.
     */
    public Set<String> audienceOf(Client client, Collection<String> projectIds) {
        return Set.copyOf(database.query(
                "select p.id" + ProjectSql.FROM
                        + "where p.id = any(?) and (p.id = ? or (p.org_id = ? and (? or (? and not "
                        + SecretsSql.exists("?") + "))))",
                row -> row.text("id"),
                projectIds.toArray(String[]::new),
                client.projectId(),
                client.orgId(),
                client.tokens().projectAudience() == ProjectAudience.OWN_ORGANIZATION,
                client.tokens().projectAudience() == ProjectAudience.DEFAULT,
                client.appId(),
                RegisteredClients.TOKEN));
    }

    /** Returns those of these ids that belong to projects or applications of other organizations than this one. */
    public Set<String> ofOtherOrganizations(Collection<String> recipients, String orgId) {
        String[] all = recipients.toArray(String[]::new);
        return Set.copyOf(database.query(
                "select p.id" + ProjectSql.FROM + "where p.id = any(?) and p.org_id <> ?"
                        + " union select client_id from application_view where client_id = any(?) and org_id <> ?",
                row -> row.text("id"),
                all,
                orgId,
                all,
                orgId));
    }

    /** Returns the reference to the application with this id, which has the owner and the project. */
    public Optional<ApplicationRef> locate(String appId) {
        return database.first(
                "select org_id, project_id from application_view where id = ?",
                row -> new ApplicationRef(new ProjectRef(row.text("org_id"), row.text("project_id")), appId),
                appId);
    }

    /** Returns where the application with this key is, or empty if there is no such key. */
    public Optional<ApplicationRef> locateKey(String keyId) {
        return database.first(
                "select a.id, a.org_id, a.project_id from application_key_view k join application_view a on a.id = k.app_id"
                        + " where k.id = ?",
                row -> new ApplicationRef(new ProjectRef(row.text("org_id"), row.text("project_id")), row.text("id")),
                keyId);
    }

    /** Returns the application, or empty if the project has no such application. */
    public Optional<ApplicationView> find(ApplicationRef application) {
        return database.first(
                ApplicationView.SELECT + " where a.id = ? and a.project_id = ? and a.org_id = ?",
                ApplicationView::read,
                application.appId(),
                application.project().projectId(),
                application.project().orgId());
    }

    /** Returns the application, or fails with NOT_FOUND. */
    public ApplicationView require(ApplicationRef application) {
        return find(application).orElseThrow(ApplicationError.NOT_FOUND::exception);
    }

    /**
     * Searches the applications of the project by the columns of {@link ApplicationSearch}. Fails with NOT_FOUND if
     * there is no such project.
     */
    public Page<ApplicationView> search(ProjectRef project, Search search) {
        projects.require(project);
        return searches.find(
                ApplicationSearch.APPLICATIONS,
                within(new Predicate.Equal(ApplicationSearch.PROJECT, project.projectId()), search),
                ApplicationView::read);
    }

    /** Searches the keys of an application. Fails with NOT_FOUND if there is no such application. */
    public Page<ApplicationKeyView> searchKeys(ApplicationRef application, Search search) {
        require(application);
        return searches.find(
                ApplicationSearch.KEYS,
                within(new Predicate.Equal(ApplicationSearch.KEY_APPLICATION, application.appId()), search),
                ApplicationKeyView::read);
    }

    /** Returns one key of an application, or fails with NOT_FOUND. */
    public ApplicationKeyView requireKey(ApplicationRef application, String keyId) {
        require(application);
        return database.first(
                        ApplicationKeyView.SELECT + " where k.app_id = ? and k.id = ?",
                        ApplicationKeyView::read,
                        application.appId(),
                        keyId)
                .orElseThrow(ApplicationError.KEY_NOT_FOUND::exception);
    }

    /**
     * Returns a part of the history of an application.
     *
     * @param sequence sequence number to start from: changes after it are returned in ascending order, or changes
     * before it in descending order; 0 starts at the beginning (ascending) or at the end (descending)
     * @param limit maximum number of changes to return, at least 1
     */
    public List<EventStore.Change> changes(ApplicationRef application, long sequence, int limit, boolean ascending) {
        require(application);
        StreamId stream = new StreamId(ApplicationDecider.STREAM_TYPE, application.appId());
        return store.changes(stream, sequence, limit, ascending);
    }

    private static Search within(Predicate scope, Search search) {
        List<Predicate> predicates = new ArrayList<>(search.predicates());
        predicates.add(scope);
        return new Search(predicates, search.sort(), search.ascending(), search.offset(), search.limit());
    }

    private static Client client(Row row) throws SQLException {
        String logoutUri = row.text("back_channel_logout_uri");
        return new Client(
                row.text("client_id"),
                row.text("id"),
                row.text("project_id"),
                row.text("org_id"),
                row.text("name"),
                AppType.valueOf(row.text("type")),
                AuthMethod.valueOf(row.text("auth_method")),
                row.texts("redirect_uris"),
                row.texts("post_logout_redirect_uris"),
                row.texts("grant_types").stream().map(GrantType::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.texts("response_types").stream().map(ResponseType::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.flag("dev_mode"),
                AccessTokenType.valueOf(row.text("access_token_type")),
                row.flag("access_token_role_assertion"),
                row.flag("id_token_role_assertion"),
                row.flag("id_token_userinfo_assertion"),
                Duration.ofMillis(row.number("clock_skew_millis")),
                row.texts("additional_origins"),
                row.flag("skip_native_app_success_page"),
                logoutUri.isEmpty() ? null : logoutUri,
                ApplicationView.addresses(row),
                new ResponseAlgorithms(
                        algorithm(row.textOrNull("id_token_alg")), algorithm(row.textOrNull("userinfo_alg"))),
                ApplicationView.tokens(row),
                row.flag("role_assertion"),
                row.flag("role_check"),
                PrivateLabeling.valueOf(row.text("private_labeling")),
                row.flag("has_project_check"),
                row.textOrNull("secret_digest"),
                row.flag("active"));
    }

    private static @Nullable SigningAlgorithm algorithm(@Nullable String name) {
        return name == null ? null : SigningAlgorithm.valueOf(name);
    }
}
