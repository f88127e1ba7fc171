package dev.signet.org;

import dev.signet.access.Organizations;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** Reads organizations. */
@Singleton
public final class OrgQueries implements Organizations {
    private static final String SELECT =
            "select id, name, state, primary_domain, version, created_at, changed_at from org_view";

    private final Database database;

    public OrgQueries(Database database) {
        this.database = database;
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
