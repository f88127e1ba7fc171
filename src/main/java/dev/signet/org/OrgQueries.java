package dev.signet.org;

import dev.signet.access.Organizations;
import dev.signet.eventstore.EventStore;
import dev.signet.eventstore.StreamId;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads organizations. */
@Singleton
public final class OrgQueries implements Organizations {
    private static final String SELECT =
            "select id, name, state, primary_domain, version, created_at, changed_at from org_view";

    private final Database database;
    private final EventStore store;
    private final UniqueClaims claims;

    public OrgQueries(Database database, EventStore store, UniqueClaims claims) {
        this.database = database;
        this.store = store;
        this.claims = claims;
    }

    /** Returns the organization with this id. */
    public Optional<OrgView> find(String id) {
        return database.first(SELECT + " where id = ?", OrgQueries::view, id);
    }

    /** Returns the organization with this id, or fails with {@link OrgError#NOT_FOUND}. */
    public OrgView get(String id) {
        return find(id).orElseThrow(() -> OrgError.NOT_FOUND.exception());
    }

    /**
     * Returns the organization with this id. Fails with {@link OrgError#NOT_FOUND} if there is none and with
     * {@link OrgError#alreadyIn} if it is inactive.
     */
    public OrgView getActive(String id) {
        OrgView org = get(id);
        if (org.state() != OrgState.ACTIVE) {
            throw OrgError.alreadyIn(org.state()).exception();
        }
        return org;
    }

    /** Returns the organization that owns this verified domain; case does not matter. */
    public Optional<OrgView> findByDomain(String domain) {
        return database.first(
                SELECT + " where id = (select org_id from org_domain_view where lower(domain) = lower(?) and verified)",
                OrgQueries::view,
                domain);
    }

    @Override
    public boolean exists(String orgId) {
        return find(orgId).isPresent();
    }

    /** Tells whether no organization has this name or this domain. An empty value is not checked. */
    public boolean isUnique(String name, String domain) {
        return (name.isEmpty() || claims.isFree(database, OrgDecider.NAME_CLAIM, "", name))
                && (domain.isEmpty() || claims.isFree(database, DomainRules.CLAIM, "", domain));
    }

    /** Returns the domains of an organization in alphabetical order. */
    public List<OrgDomainView> domains(String orgId) {
        return database.query(
                OrgDomainView.SELECT + " where d.org_id = ? order by d.domain", OrgDomainView::read, orgId);
    }

    /** Returns the keys of all metadata entries of an organization in alphabetical order. */
    public List<String> metadataKeys(String orgId) {
        return database.query(
                "select key from org_metadata_view where org_id = ? order by key", row -> row.text("key"), orgId);
    }

    /** Returns the metadata entries of an organization with these keys, in the order of the keys. */
    public List<OrgMetadataView> metadata(String orgId, List<String> keys) {
        return database.query(
                OrgMetadataView.SELECT + " where m.org_id = ? and m.key = any(?) order by array_position(?, m.key)",
                OrgMetadataView::read,
                orgId,
                keys.toArray(String[]::new),
                keys.toArray(String[]::new));
    }

    /** Returns one metadata entry of an organization, or fails with NOT_FOUND. */
    public OrgMetadataView requireMetadata(String orgId, String key) {
        return database.first(
                        OrgMetadataView.SELECT + " where m.org_id = ? and m.key = ?", OrgMetadataView::read, orgId, key)
                .orElseThrow(OrgError.METADATA_NOT_FOUND::exception);
    }

    /**
     * Returns a part of the history of an organization.
     *
     * @param sequence sequence number to start from: changes after it are returned in ascending order, or changes
     * before it in descending order; 0 starts at the beginning (ascending) or at the end (descending)
     * @param limit maximum number of changes to return, at least 1
     */
    public List<EventStore.Change> changes(String orgId, long sequence, int limit, boolean ascending) {
        return store.changes(new StreamId(OrgDecider.STREAM_TYPE, orgId), sequence, limit, ascending);
    }

    /**
     * Fails with NOT_FOUND unless the organization exists, and keeps it from being removed until the transaction ends.
     * Other changes of the organization do not wait.
     */
    public void hold(Sql transaction, String orgId) {
        holding(transaction, orgId, () -> "");
    }

    /**
     * Does work that is part of an organization, and keeps the organization from being removed until the transaction
     * ends. Fails with NOT_FOUND if there is no such organization; the caller must then roll the transaction back. The
     * statement is sent together with the first one of the work, so it costs no round trip.
     */
    public <T> T holding(Sql transaction, String orgId, Supplier<T> work) {
        Sql.Asked<String> held =
                transaction.ask("select id from org_view where id = ? for key share", row -> row.text("id"), orgId);
        T answer = work.get();
        require(held.rows());
        return answer;
    }

    /**
     * Waits until nobody holds the organization, and keeps others from holding or changing it until the transaction
     * ends. Fails with NOT_FOUND if there is no such organization.
     */
    void lock(Sql transaction, String orgId) {
        require(transaction.query("select id from org_view where id = ? for update", row -> row.text("id"), orgId));
    }

    private static void require(List<String> found) {
        if (found.isEmpty()) {
            throw OrgError.NOT_FOUND.exception();
        }
    }

    /** Returns whether an organization that is held by this transaction is active or not. */
    OrgState state(Sql transaction, String orgId) {
        return transaction.single(
                "select state from org_view where id = ?", row -> OrgState.valueOf(row.text("state")), orgId);
    }

    static OrgView view(Row row) throws SQLException {
        return new OrgView(
                row.text("id"),
                row.text("name"),
                OrgState.valueOf(row.text("state")),
                row.text("primary_domain"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("changed_at"));
    }
}
