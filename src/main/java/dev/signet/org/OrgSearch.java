package dev.signet.org;

import dev.signet.search.Page;
import dev.signet.search.Search;
import dev.signet.search.SearchableView;
import dev.signet.search.Searches;
import dev.signet.search.TextColumn;
import dev.signet.search.ValueColumn;
import jakarta.inject.Singleton;

/**
 * Searches organizations. Not every condition has an index, because organizations are few and a full scan is quick
 * enough.
 */
@Singleton
public final class OrgSearch {
    public static final ValueColumn ID = new ValueColumn("id", "o.id");
    public static final ValueColumn STATE = new ValueColumn("state", "o.state");
    public static final ValueColumn CREATION_DATE = new ValueColumn("creation_date", "o.created_at");
    public static final TextColumn NAME = TextColumn.of("name", "o.name");

    /** Matches if any verified domain of the organization matches. Results cannot be sorted by this column. */
    public static final TextColumn DOMAIN = TextColumn.of("domain", "d.domain")
            .inside("exists (select 1 from org_domain_view d where d.org_id = o.id and d.verified and (");

    private static final SearchableView VIEW = new SearchableView(
            "org_view o",
            "o.id",
            "select o.id, o.name, o.state, o.primary_domain, o.version, o.created_at, o.changed_at from org_view o",
            CREATION_DATE);

    private final Searches searches;

    public OrgSearch(Searches searches) {
        this.searches = searches;
    }

    /** Returns the matching organizations, ordered by creation unless the search asks for another order. */
    public Page<OrgView> find(Search search) {
        return searches.find(VIEW, search, OrgQueries::view);
    }
}
